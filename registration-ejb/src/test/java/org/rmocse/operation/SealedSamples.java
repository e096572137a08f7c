package org.rmocse.operation;

import java.util.Base64;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.Person;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/** A sealed value of each kind that takes a whole process to come about, laid where it is kept, without what it belongs to. */
final class SealedSamples {

    private SealedSamples() {}

    /** A number asked for, what a certificate says, a secret of a second factor, and the piece of a sheet. */
    static void lay(Jdbi jdbi, FieldEncryption encryption, Person person) {
        UUID certificate = PublicId.next();
        UUID account = PublicId.next();
        UUID sheet = PublicId.next();
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.createUpdate(
                            """
                            insert into applicant.requested_number (person_id, sealed, key_version, masked, at)
                            values (:person, decode(:sealed, 'base64'), 1, '*', now())
                            """)
                    .bind("person", person.id())
                    .bind(
                            "sealed",
                            text(encryption.seal("n", "applicant.requested_number.sealed:" + person.publicId())))
                    .execute();
            handle.createUpdate(
                            """
                            insert into certificate.certificate (public_id, registration_id, term_id, code, snapshot,
                                snapshot_key_version, snapshot_sha256, portrait_file_id, issued_on, item, basis)
                            values (:id, 1, 1, '0123456789ABCDEFGHJK', decode(:sealed, 'base64'), 1, sha256('x'), 1, now(),
                                'CERTIFICATE', :id)
                            """)
                    .bind("id", certificate)
                    .bind("sealed", text(encryption.seal("{}", "certificate.certificate.snapshot:" + certificate)))
                    .execute();
            handle.createUpdate(
                            """
                            with holder as (
                                insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                                values (1, :id, '测试', 'x@staff.example', 'zh-CN', true, now()) returning id
                            )
                            insert into account.second_factor (account_id, secret, secret_key_version, drawn_at)
                            select id, decode(:sealed, 'base64'), 1, now() from holder
                            """)
                    .bind("id", account)
                    .bind("sealed", text(encryption.seal("s", "account.second_factor.secret:" + account)))
                    .execute();
            handle.createUpdate(
                            """
                            with sent as (
                                insert into education.import (public_id, file_name, imported_at, actor_id, actor_name, status)
                                values (:id, 'x.csv', now(), 1, '测试', 'RUNNING') returning id
                            )
                            insert into education.import_piece (import_id, position, sealed, key_version)
                            select id, 3, decode(:sealed, 'base64'), 1 from sent
                            """)
                    .bind("id", sheet)
                    .bind("sealed", text(encryption.seal("s", "education.import_piece.sealed:" + sheet + ":3")))
                    .execute();
        });
    }

    private static String text(Sealed sealed) {
        return Base64.getEncoder().encodeToString(sealed.bytes());
    }
}
