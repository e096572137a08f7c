package org.rmocse.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.applicant.Person;
import org.rmocse.publicity.Announcements;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

/** Files that await approval, put into a batch, and a ministry officer who approves it. */
abstract class ApprovalDatabaseTest extends ProcessDatabaseTest {

    /** Every test approves in a year of its own, beyond those of all other tests, so that it sees the numbers begin. */
    private static final AtomicInteger YEARS = new AtomicInteger(2400);

    protected final Announcements announcements = new Announcements(JDBI);
    protected final Actor ministry = officer(null, Role.MINISTRY_OFFICER);
    protected final int year = YEARS.getAndIncrement();
    protected final LocalDate day = LocalDate.of(year, 5, 4);
    protected long agency;

    /** Somebody whose file awaits approval. */
    protected record Waiting(LaidFile file, Person person, String employerCode) {}

    @BeforeEach
    void goToTheYear() {
        moveTo(day);
        agency = agency();
    }

    protected int approve(UUID batch) {
        return as(ministry, () -> BATCHES.approve(batch));
    }

    /** Puts the files into the open batch and tells which it is. */
    protected UUID batch(List<Waiting> files) {
        return as(ministry, () -> {
            BATCHES.add(files.stream().map(one -> one.file().publicId()).toList());
            return BATCHES.preview().batch();
        });
    }

    protected List<Waiting> waiting(int count) {
        long portrait = Filer.portrait();
        Map<String, String> policy = POLICY.at(today()).asMap();
        List<Person> people = people(count);
        return inTransaction(() -> {
            List<Waiting> files = new ArrayList<>();
            for (Person person : people) {
                PEOPLE.keepPortrait(person.id(), portrait);
                LaidFile file = LaidFile.lay(
                        JDBI,
                        ApplicationKind.INITIAL,
                        Status.AWAITING_APPROVAL,
                        person.id(),
                        agency,
                        CLOCK.instant(),
                        policy);
                String code =
                        SampleNumbers.creditCode(60_000_000 + (int) next()).value();
                JDBI.useHandle(handle -> handle.execute(
                        "update application.application set employer_code = ? where id = ?", code, file.id()));
                files.add(new Waiting(file, PEOPLE.get(person.id()), code));
            }
            return files;
        });
    }

    protected static long account(Person person) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into account.account (id, public_id, person_id, name, email, locale, enabled, created_at)
                        values (nextval('account.account_seq'), gen_random_uuid(), :person, :name, 'x@b.example', 'zh-CN', true, now())
                        returning id
                        """)
                .bind("person", person.id())
                .bind("name", person.name())
                .mapTo(Long.class)
                .one());
    }

    protected List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> String.format("%d%07d", year, i))
                .toList();
    }
}
