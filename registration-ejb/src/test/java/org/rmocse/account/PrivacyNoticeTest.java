package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which version of the privacy notice is asked for. */
class PrivacyNoticeTest {

    @Test
    void a_version_is_asked_for_from_its_first_day_on() {
        PrivacyNotice.all().forEach(one -> {
            assertThat(PrivacyNotice.inForce(one.inForceFrom())).isEqualTo(one);
            assertThat(PrivacyNotice.inForce(one.inForceFrom().minusDays(1)).version())
                    .isEqualTo(Math.max(1, one.version() - 1));
            assertThat(PrivacyNotice.find(String.valueOf(one.version()))).contains(one);
        });
        assertThat(PrivacyNotice.inForce(LocalDate.of(1990, 1, 1)).version()).isEqualTo(1);
        assertThat(PrivacyNotice.find("0")).isEmpty();
    }
}
