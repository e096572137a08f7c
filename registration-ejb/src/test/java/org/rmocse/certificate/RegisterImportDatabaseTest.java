package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.account.Acting;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Qualifications;
import org.rmocse.applicant.SheetFile;
import org.rmocse.audit.AuditTrail;
import org.rmocse.employer.Employers;
import org.rmocse.employer.ImportedEmployers;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

/** The import over the real database, each of its steps a transaction as in the container. */
abstract class RegisterImportDatabaseTest extends DatabaseTest {

    protected static final Policy POLICY = new Policy(JDBI);
    protected static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    protected static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    protected static final Qualifications QUALIFICATIONS = new Qualifications(JDBI);
    protected static final Register REGISTER = new Register(JDBI, CLOCK, ENCRYPTION);
    protected static final Employers EMPLOYERS = new Employers(JDBI);
    protected static final RegisterImportLog LOG = new RegisterImportLog(JDBI, CLOCK);
    protected static final Actor ADMINISTRATOR =
            new Actor(7, PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);

    protected static final RegisterImportSteps STEPS = new Transacted();

    protected static final LocalDate BIRTH = LocalDate.of(1968, 2, 3);

    protected final RegisterImports imports = new RegisterImports(STEPS, LOG, new Agencies(JDBI), POLICY, CLOCK);

    protected final IdNumber idNumber = someIdNumber(BIRTH);
    protected final SampleHolder holder = holder(idNumber);

    protected SampleHolder holder(IdNumber idNumber) {
        long n = next();
        return SampleHolder.of("持证人" + n, idNumber, "REG" + n, number(n));
    }

    /** A number nobody else in this JVM has, of a year in which nothing is granted here. */
    protected static String number(long n) {
        return String.format("1971%07d", n);
    }

    /** The code of an employer nobody else in this JVM has. */
    protected static CreditCode employer() {
        return SampleNumbers.creditCode(74_000_000 + (int) next());
    }

    protected RegisterImport importRows(SampleHolder... holders) {
        return importFile(SampleHolder.file(SampleHolder.csv(holders)));
    }

    protected RegisterImport importFile(SheetFile file) {
        return imports.importFile(ADMINISTRATOR, file);
    }

    protected static String counts(RegisterImport made) {
        return made.added() + " " + made.changed() + ' ' + made.unchanged() + ' ' + made.refused();
    }

    protected List<String> errors(RegisterImport made) {
        return imports.errors(made.publicId(), 10_000).stream()
                .map(error -> error.line() + " " + error.column() + ' ' + error.code())
                .collect(Collectors.toList());
    }

    /** Everything the import writes, but its own log and the trail. */
    protected static Map<String, String> state() {
        Map<String, String> state = DatabaseState.of(JDBI);
        state.keySet().removeIf(table -> table.contains("register_import") || table.startsWith("audit."));
        return state;
    }

    /** The term of a registration: its kind, from when to when, and when it was given. */
    protected static String term(SampleHolder holder) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select t.kind || ' ' || t.valid_from || ' ' || t.valid_to || ' ' || (t.granted_at at time zone 'UTC') || '+00'
                        from certificate.term t join certificate.registration r on r.id = t.registration_id where r.number = :n
                        """)
                .bind("n", holder.number())
                .mapTo(String.class)
                .one());
    }

    /** The container's REQUIRES_NEW, in tests without one. */
    private static final class Transacted extends RegisterImportSteps {

        Transacted() {
            super(JDBI, CLOCK, ENCRYPTION, new ImportedEmployers(JDBI), Acting.directory(JDBI, PEOPLE), AUDIT);
        }

        @Override
        public UUID begin(Actor actor, String fileName) {
            return inTransaction(() -> super.begin(actor, fileName));
        }

        @Override
        public KeptRows keep(UUID publicId, List<RegisterRow> rows) {
            return inTransaction(() -> super.keep(publicId, rows));
        }

        @Override
        public void tell(UUID publicId, int told, List<RowError> errors, int refused) {
            inTransaction(() -> super.tell(publicId, told, errors, refused));
        }

        @Override
        public void end(Actor actor, UUID publicId, RegisterImport.Status status) {
            inTransaction(() -> super.end(actor, publicId, status));
        }
    }
}
