package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.rmocse.account.AccountDirectory;
import org.rmocse.account.AccountOpened;

/** Lets whoever opens an account later than the registration sign in by its number, too. */
@ApplicationScoped
public class RegistrationNumbers {

    private Register register;
    private AccountDirectory accounts;

    protected RegistrationNumbers() {}

    @Inject
    public RegistrationNumbers(Register register, AccountDirectory accounts) {
        this.register = register;
        this.accounts = accounts;
    }

    /** Gives the account the registration number as one more name, where its holder has one. */
    public void give(@Observes AccountOpened opened) {
        Map<Long, String> numbers = register.numbers(List.of(opened.personId()));
        accounts.addRegistrationNumbers(numbers.keySet(), numbers.values());
    }
}
