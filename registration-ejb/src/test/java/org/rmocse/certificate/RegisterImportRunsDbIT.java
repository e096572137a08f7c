package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Texts;

/** An import of the register of before as whoever sends the file follows it: refused, broken off, listed, its errors told. */
class RegisterImportRunsDbIT extends RegisterImportDatabaseTest {

    @Test
    void a_file_that_cannot_be_taken_is_named_with_its_reason_and_leaves_nothing() {
        Map<String, String> before = state();
        assertThat(reasons(new byte[0])).containsExactly("FILE_EMPTY null");
        assertThat(reasons(new byte[] {'P', 'K', 3, 4})).containsExactly("SHEET_UNREADABLE null");
        assertThat(reasons(SampleHolder.heading().getBytes(StandardCharsets.UTF_8)))
                .containsExactly("SHEET_EMPTY null");
        assertThat(reasons((SampleHolder.heading().replace("注册证号", "编号") + '\n' + holder.row())
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("COLUMN_MISSING 注册证号");
        assertThat(state()).isEqualTo(before);
        SheetFile large = new SheetFile("large.csv", 402_653_185L, () -> {
            throw new IOException("must not be read");
        });
        assertThat(importFile(large).status()).isEqualTo(RegisterImport.Status.REFUSED);
    }

    @Test
    void an_import_that_breaks_off_is_told_and_the_file_sent_again_takes_the_rest() {
        byte[] good = SampleHolder.csv(holder);
        int[] opened = new int[1];
        SheetFile breaking = new SheetFile("b.csv", good.length, () -> {
            if (++opened[0] == 5) { // the beginning, twice the encoding, once through; then while it is read
                throw new IOException("the disk is gone");
            }
            return new java.io.ByteArrayInputStream(good);
        });
        assertThatThrownBy(() -> importFile(breaking)).hasRootCauseMessage("the disk is gone");
        assertThat(imports.recent().get(0).status()).isEqualTo(RegisterImport.Status.BROKEN_OFF);
        assertThat(counts(importFile(SampleHolder.file(good)))).isEqualTo("1 0 0 0");
    }

    @Test
    void an_import_is_heard_of_by_the_rows_it_refuses_too() {
        UUID running = STEPS.begin(ADMINISTRATOR, "refused.csv");
        moveOn(Duration.ofMinutes(9));
        STEPS.tell(running, 0, List.of(new RowError(2, "姓名", "REQUIRED", null)), 1000);
        moveOn(Duration.ofMinutes(9));
        assertThat(imports.find(running).status()).isEqualTo(RegisterImport.Status.RUNNING);
        moveOn(Duration.ofMinutes(2));
        assertThat(imports.find(running).status()).isEqualTo(RegisterImport.Status.BROKEN_OFF);
    }

    @Test
    void is_in_the_trail_and_among_the_recent_ones_with_the_day_of_the_last() {
        CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
        RegisterImport made = importRows(holder, holder.with(RegisterColumn.AGENCY, "x"));
        assertThat(imports.recent().get(0)).isEqualTo(made);
        assertThat(imports.find(made.publicId())).isEqualTo(made);
        assertThat(made.actorName()).isEqualTo("系统管理员");
        assertThat(made.fileName()).isEqualTo("holders.csv");
        assertThat(LOG.lastImportAt()).hasValue(CLOCK.instant());
        assertThat(AUDIT.of(made.publicId())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("register.imported");
            assertThat(entry.detail()).contains("DONE", "1 0 0 1");
        });
    }

    @Test
    void errors_are_told_up_to_a_limit_and_all_counted() {
        StringBuilder rows = new StringBuilder(SampleHolder.heading());
        for (int i = 0; i < 6000; i++) {
            rows.append('\n')
                    .append(holder.with(RegisterColumn.AGENCY, "no" + i).row());
        }
        RegisterImport made = importFile(SampleHolder.file(rows.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(counts(made)).isEqualTo("0 0 0 6000");
        assertThat(imports.errors(made.publicId(), 10_000))
                .hasSize(5000)
                .extracting(RowError::line)
                .isSorted()
                .startsWith(2)
                .endsWith(5001);
    }

    @Test
    void the_sheet_of_errors_is_for_a_spreadsheet_and_holds_no_formula() {
        RegisterImport made =
                importRows(holder.with(RegisterColumn.AGENCY, "=1+1").with(RegisterColumn.CATEGORY, "+钓"));
        String sheet = new String(imports.errorSheet(made.publicId(), Locale.ENGLISH), StandardCharsets.UTF_8);
        assertThat(sheet.lines())
                .containsExactly(
                        "\uFEFFLine,Column,Value,Reason",
                        "2,Registration category,'+钓," + Texts.of(Texts.ENGLISH).get("finding.CATEGORY_UNKNOWN"),
                        "2,Agency code,'=1+1," + Texts.of(Texts.ENGLISH).get("finding.AGENCY_UNKNOWN"));
        assertThatThrownBy(() -> imports.errorSheet(PublicId.next(), Locale.ENGLISH))
                .hasMessage("NOT_FOUND");
    }

    private List<String> reasons(byte[] content) {
        RegisterImport made = importFile(SampleHolder.file(content));
        assertThat(made.status()).isEqualTo(RegisterImport.Status.REFUSED);
        assertThat(counts(made)).isEqualTo("0 0 0 0");
        return imports.errors(made.publicId(), 10).stream()
                .map(error -> error.code() + ' ' + error.value())
                .toList();
    }

    private static void moveOn(Duration time) {
        CLOCK.moveTo(CLOCK.instant().plus(time));
    }
}
