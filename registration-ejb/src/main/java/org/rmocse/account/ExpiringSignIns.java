package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ExpiringPlaces;
import org.rmocse.shared.ExpiringRows;

/** Links, codes and sessions that are over, and the places people once signed in from. */
@ApplicationScoped
public class ExpiringSignIns implements ExpiringPlaces {

    private Jdbi jdbi;

    protected ExpiringSignIns() {}

    @Inject
    public ExpiringSignIns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<ExpiringRows> places() {
        return List.of(
                new ExpiringRows(
                        jdbi,
                        "account.one_time_link",
                        "coalesce(used_at, expires_at) < :before",
                        "retention.link_days"),
                new ExpiringRows(
                        jdbi,
                        "account.one_time_code",
                        "coalesce(used_at, voided_at, expires_at) < :before",
                        "retention.code_days"),
                new ExpiringRows(jdbi, "account.session", "last_seen_at < :before", "retention.session_days"),
                new ExpiringRows(
                        jdbi,
                        "account.sign_in_origin",
                        "greatest(signed_in_at, locked_until) < :before",
                        "account.known_origin_days"));
    }
}
