package org.rmocse.application;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Officers with accounts, as colleagues find one another. */
final class Staff {

    private Staff() {}

    static Actor reviewer(Jdbi jdbi, long agency) {
        return officer(jdbi, Role.AGENCY_REVIEWER, agency);
    }

    /** @param agency null for a role of the whole country */
    static Actor officer(Jdbi jdbi, Role role, Long agency) {
        UUID publicId = PublicId.next();
        String name = "测试员" + publicId.toString().substring(30);
        long id = jdbi.inTransaction(handle -> {
            long key = handle.createQuery(
                            """
                            insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq') + 7000000, :publicId, :name, :email, 'zh-CN', true,
                                '2026-01-05T01:00:00Z') returning id
                            """)
                    .bind("publicId", publicId)
                    .bind("name", name)
                    .bind("email", publicId + "@example.invalid")
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "insert into account.account_role (account_id, role, agency_id) values (?, ?, ?)",
                    key,
                    role.name(),
                    agency);
            return key;
        });
        return new Actor(id, publicId, name, Set.of(role), null, agency);
    }
}
