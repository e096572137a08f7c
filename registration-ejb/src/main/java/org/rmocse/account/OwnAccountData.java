package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** What is kept of a person as somebody who signs in; no password, code or secret, of which nothing readable is kept. */
@ApplicationScoped
public class OwnAccountData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "account",
                        Set.of("account.account", "account.second_factor", "account.recovery_code"),
                        """
                        select a.name, a.email, a.locale as language, a.created_at as opened_at, a.last_sign_in_at, a.provisional,
                               f.confirmed_at as second_factor,
                               (select count(*) from account.recovery_code c where c.account_id = a.id and c.used_at is null)
                                   as recovery_codes
                        from account.account a left join account.second_factor f on f.account_id = a.id where a.id = :account
                        """),
                new OwnRows(
                        "sign_in",
                        Set.of("account.sign_in_name"),
                        "select value as sign_in_name from account.sign_in_name where account_id = :account order by value"),
                new OwnRows(
                        "roles",
                        Set.of("account.account_role"),
                        "select role as \"role|Role\" from account.account_role where account_id = :account order by role"),
                new OwnRows(
                        "consents",
                        Set.of("account.consent"),
                        """
                        select version, sensitive, language, given_at from account.consent where account_id = :account
                        order by version desc
                        """),
                new OwnRows(
                        "places",
                        Set.of("account.sign_in_origin"),
                        """
                        select signed_in_at, failures from account.sign_in_origin where account_id = :account
                        order by signed_in_at desc nulls last
                        """),
                new OwnRows(
                        "sessions",
                        Set.of("account.session"),
                        """
                        select browser, network, started_at as signed_in_at, last_seen_at as last_used_at, ended_at as session_ended_at
                        from account.session where account_id = :account order by started_at desc
                        """),
                new OwnRows(
                        "links",
                        Set.of("account.one_time_link", "account.one_time_code"),
                        """
                        select created_at as sent_at, expires_at, used_at from account.one_time_link where account_id = :account
                        union all
                        select issued_at, expires_at, used_at from account.one_time_code where person_id = :person
                        order by sent_at desc
                        """));
    }
}
