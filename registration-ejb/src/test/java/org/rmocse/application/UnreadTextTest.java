package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.application.Section.WorkSection;

class UnreadTextTest {

    @Test
    void reads_back_what_was_stored_with_what_could_not_be_read() {
        WorkSection work = new WorkSection(
                List.of(new WorkEntry(LocalDate.of(2022, 1, 1), null, "某公司", "安全管理", null, null)),
                null,
                Map.of("rows.0.to", "到现在"));

        assertThat(Filing.of(Map.of(Step.WORK, Filing.json(work))).work()).isEqualTo(work);
    }

    @Test
    void reads_what_was_stored_before_anything_unread_was_kept() {
        String stored = "{\"gaps\":\"备考\",\"rows\":[{\"employer\":\"某公司\",\"from\":\"2022-01-01\",\"post\":\"安全管理\"}]}";

        WorkSection work = Filing.of(Map.of(Step.WORK, stored)).work();

        assertThat(work.unread()).isEmpty();
        assertThat(work.rows()).hasSize(1);
        assertThat(work.gaps()).isEqualTo("备考");
    }
}
