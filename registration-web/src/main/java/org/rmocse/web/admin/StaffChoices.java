package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmocse.account.StaffAccount;
import org.rmocse.account.StaffState;
import org.rmocse.agency.Agencies;
import org.rmocse.shared.Role;
import org.rmocse.web.shared.PageTexts;

/** What an officer's account can be given, in words: roles and agencies; and how accounts stand. */
@Named
@RequestScoped
public class StaffChoices {

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private Map<Long, String> names;

    public List<SelectItem> getRoles() {
        return Arrays.stream(Role.values())
                .filter(one -> one != Role.APPLICANT && one != Role.EMPLOYER && one != Role.EDUCATION_PROVIDER)
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public List<SelectItem> getAgencies() {
        return agencies.all(LocalDate.now(clock)).stream()
                .map(one -> new SelectItem(String.valueOf(one.id()), one.name()))
                .toList();
    }

    public List<SelectItem> getStates() {
        return Arrays.stream(StaffState.values())
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    /** The name of the agency an officer is bound to; null where the scope is the country. */
    public String agencyName(StaffAccount account) {
        if (names == null) {
            names = agencies.names();
        }
        return account.agencyId() == null ? null : names.get(account.agencyId());
    }

    /** A role as a form sends it; null for none and for what is none. */
    static Role role(String sent) {
        return Arrays.stream(Role.values())
                .filter(one -> one.name().equals(sent))
                .findFirst()
                .orElse(null);
    }

    /** An agency's key as a form sends it; null for none and for what is none. */
    static Long agency(String sent) {
        return sent != null && sent.matches("\\d{1,18}") ? Long.valueOf(sent) : null;
    }
}
