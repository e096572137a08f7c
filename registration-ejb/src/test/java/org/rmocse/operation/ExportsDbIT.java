package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.LastProof;
import org.rmocse.certificate.ExtractFilter;
import org.rmocse.certificate.RegisterExtract;
import org.rmocse.certificate.RegisterLine;
import org.rmocse.certificate.RegisterLoad;
import org.rmocse.certificate.Standing;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** An extract of the register takes two people, is fetched by the one who asked, for a while and a few times, and is on the trail. */
class ExportsDbIT extends ExportDatabaseTest {

    private static final int HOLDERS = 2_100;

    private final long first = 900_000_000L + next() * 10_000;
    private final long here = agency(province);
    private final long there = agency("other");

    @BeforeEach
    void lay() {
        RegisterLoad.lay(JDBI, first, HOLDERS, List.of(here, there), LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void clear() {
        RegisterLoad.clear(JDBI, first, HOLDERS);
    }

    @Test
    void what_is_asked_for_is_told_to_the_second_person_and_may_not_be_fetched_before_it_is_granted() {
        UUID export = ask(draft(colleague.publicId()));
        assertThat(seen(asker, export)).satisfies(one -> {
            assertThat(one.state()).isEqualTo(ExportState.ASKED);
            assertThat(one.number()).matches("DC2026\\d{6}");
            assertThat(one.isDecidable()).isFalse();
        });
        assertThat(seen(colleague, export).isDecidable()).isTrue();
        assertThat(mails(export)).singleElement().satisfies(mail -> {
            assertThat(mail.get("type")).isEqualTo("EXPORT_ASKED");
            assertThat(mail.get("recipient")).isEqualTo(colleague.publicId() + "@example.invalid");
            assertThat(mail.get("details").toString()).contains("/ministry/exports.xhtml?id=" + export, "年度执法检查");
        });
        assertThatThrownBy(() -> csv(asker, export)).hasMessage("EXPORT_NOT_USABLE");
        UUID other = ask(draft(security.publicId()));
        assertThat(mails(other).get(0).get("details").toString()).contains("/admin/exports.xhtml?id=" + other);
    }

    @Test
    void nobody_grants_the_own_request_and_of_two_who_decide_one_does() throws Exception {
        UUID export = ask(draft(colleague.publicId()));
        assertThat(refused(asker, () -> EXPORTS.grant(export)))
                .extracting(Finding::code)
                .containsExactly("EXPORT_OWN");
        List<Callable<Object>> both = new ArrayList<>();
        both.add(() -> outcome(colleague, () -> EXPORTS.grant(export)));
        both.add(() -> outcome(security, () -> EXPORTS.refuse(export, "用途不明")));
        List<Object> outcomes = AtOnce.run(both);
        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(outcomes).anySatisfy(one -> assertThat(one.toString()).contains("EXPORT_DECIDED"));
        assertThat(refused(asker, () -> EXPORTS.grant(PublicId.next())))
                .extracting(Finding::code)
                .containsExactly("NOT_FOUND");
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        "update operation.export_request set decided_by = asked_by where public_id = ?", export)))
                .hasMessageContaining("export_request_check");
    }

    @Test
    void a_grant_needs_a_proof() {
        Exports proving = new Exports(
                JDBI,
                CLOCK,
                POLICY,
                Acting.proving(ACCOUNTS, new LastProof(), POLICY, CLOCK),
                ACCOUNTS,
                ROWS,
                new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices()),
                AUDIT);
        assertThatThrownBy(() -> proving.grant(PublicId.next())).hasMessage("PROOF_NEEDED");
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        ExportDraft nothing = new ExportDraft(null, null, null, List.of(), false, " ", null);
        assertThat(refused(asker, () -> EXPORTS.ask(nothing)))
                .extracting(Finding::field)
                .containsExactly("columns", "reason", "askedOf");
        assertThat(refused(asker, () -> EXPORTS.ask(draft(asker.publicId()))))
                .extracting(Finding::field)
                .containsExactly("askedOf");
        assertThat(refused(asker, () -> EXPORTS.ask(draft(officer(Role.AUDITOR).publicId()))))
                .extracting(Finding::field)
                .containsExactly("askedOf");
        UUID export = ask(draft(colleague.publicId()));
        assertThat(refused(colleague, () -> EXPORTS.refuse(export, "")))
                .extracting(Finding::field)
                .containsExactly("refusal");
    }

    @Test
    void a_granted_file_holds_what_was_asked_for_and_says_in_each_row_whose_it_is() {
        JDBI.useHandle(
                handle -> handle.execute("update applicant.person set name = '=HYPERLINK(1)' where id = ?", first + 4));
        UUID export = ask(new ExportDraft(
                province,
                PracticeCategory.CHEMICAL,
                Standing.VALID,
                List.of(ExportColumn.EMPLOYER, ExportColumn.NAME, ExportColumn.STANDING),
                true,
                "年度执法检查",
                security.publicId()));
        does(security, () -> EXPORTS.grant(export));
        String number = seen(asker, export).number();
        String[] lines = csv(asker, export).split("\r\n");
        assertThat(lines[0]).contains("# ", number, asker.name(), "2026-11-23 10:00:00");
        assertThat(lines[1]).isEqualTo("Name,Employer,Standing,Identity number (masked),Export number");
        // the rows of one province, one category of four and no cancelled or expired one
        List<Long> wanted = new ArrayList<>();
        for (long n = 1; n <= HOLDERS; n++) {
            if (n % 2 == 0 && n % 4 == 0 && n % 10 != 0 && (first + n) % 7 != 0) {
                wanted.add(n);
            }
        }
        assertThat(lines).hasSize(2 + wanted.size());
        assertThat(lines[2]).startsWith(wanted.get(0) == 4 ? "'=HYPERLINK(1)," : "持证人" + wanted.get(0) + ",");
        for (int i = 2; i < lines.length; i++) {
            assertThat(lines[i])
                    .contains("虚构第" + wanted.get(i - 2) + "化工有限公司,Valid,9****************")
                    .endsWith("," + number);
        }
        assertThat(deeds(export)).containsExactly("export.asked", "export.granted", "export.fetched", "export.sent");
        assertThat(AUDIT.of(export).get(3).detail()).contains("\"rows\": \"" + wanted.size() + "\"");
        assertThat(mails(export))
                .extracting(mail -> mail.get("type"))
                .containsExactly("EXPORT_ASKED", "EXPORT_GRANTED");
    }

    @Test
    void a_file_is_fetched_by_whoever_asked_as_often_and_as_long_as_the_policy_says() {
        UUID export = ask(draft(colleague.publicId()));
        does(colleague, () -> EXPORTS.grant(export));
        assertThatThrownBy(() -> csv(colleague, export)).hasMessage("NOT_FOUND");
        for (int left = 2; left >= 0; left--) {
            csv(asker, export);
            assertThat(seen(asker, export).fetchesLeft()).isEqualTo(left);
        }
        assertThat(seen(asker, export).state()).isEqualTo(ExportState.USED);
        assertThatThrownBy(() -> csv(asker, export)).hasMessage("EXPORT_NOT_USABLE");

        UUID late = ask(draft(colleague.publicId()));
        does(colleague, () -> EXPORTS.grant(late));
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(24)).minusMillis(1));
        csv(asker, late);
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(24)));
        assertThatThrownBy(() -> csv(asker, late)).hasMessage("EXPORT_NOT_USABLE");
        assertThat(seen(asker, late).state()).isEqualTo(ExportState.OVER);
    }

    @Test
    void what_nobody_decides_on_lapses_and_what_is_refused_says_why() {
        UUID export = ask(draft(colleague.publicId()));
        UUID refused = ask(draft(colleague.publicId()));
        does(colleague, () -> EXPORTS.refuse(refused, " 用途不明 "));
        assertThat(seen(asker, refused).refusal()).isEqualTo("用途不明");
        assertThat(mails(refused).get(1).get("details").toString()).contains("用途不明");
        assertThatThrownBy(() -> csv(asker, refused)).hasMessage("EXPORT_NOT_USABLE");
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(7)));
        assertThat(seen(asker, export).state()).isEqualTo(ExportState.LAPSED);
        assertThat(refused(colleague, () -> EXPORTS.grant(export)))
                .extracting(Finding::code)
                .containsExactly("EXPORT_LAPSED");
    }

    @Test
    void lines_that_cannot_be_read_ahead_fail_whoever_takes_them_as_the_reading_failed() {
        RegisterExtract register = new RegisterExtract(JDBI, CLOCK, POLICY, ForkJoinPool.commonPool());
        List<RegisterLine> taken = new ArrayList<>();
        assertThatThrownBy(() -> register.read(
                        new ExtractFilter(Set.of(here, there), null, null),
                        lines -> {
                            if (lines.get(0).personId() > first + 1_500) {
                                throw new IllegalStateException("unreadable");
                            }
                            return lines.size();
                        },
                        (lines, count) -> {
                            assertThat(count).isEqualTo(lines.size());
                            taken.addAll(lines);
                        }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("unreadable");
        assertThat(taken)
                .extracting(RegisterLine::personId)
                .isSorted()
                .hasSizeLessThan(HOLDERS)
                .startsWith(first + 1);
    }

    @Test
    void what_is_to_be_decided_stands_first_and_the_trail_knows_of_a_download_that_broke_off() {
        UUID waiting = ask(draft(colleague.publicId()));
        UUID granted = ask(draft(colleague.publicId()));
        does(colleague, () -> EXPORTS.grant(granted));
        assertThat(as(colleague, QUERIES::latest).stream()
                        .filter(one -> one.askedBy().equals(asker.name())))
                .extracting(Export::publicId)
                .containsExactly(waiting, granted);
        assertThatThrownBy(() -> fetch(asker, granted, ExportFormat.CSV, number -> new BrokenPipe()))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(deeds(granted)).endsWith("export.fetched", "export.broken_off");
    }

    /** A receiver who goes away after a while. */
    private static final class BrokenPipe extends OutputStream {

        private int taken;

        @Override
        public void write(int one) throws IOException {
            if (taken++ > 50_000) {
                throw new IOException("broken pipe");
            }
        }
    }
}
