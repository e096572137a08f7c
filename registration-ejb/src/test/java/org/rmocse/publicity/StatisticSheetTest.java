package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticSheetTest {

    @Test
    void numbers_stay_numbers_and_no_text_is_computed() {
        byte[] sheet = StatisticSheet.of(
                List.of("初审机构", "件数", "增长"),
                List.of(
                        Arrays.asList("=1+1", 1200, -12.5),
                        Arrays.asList("@机构", 0, null),
                        Arrays.asList("逗号,机构", 3, "-")));
        assertThat(new String(sheet, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF初审机构,件数,增长\r\n'=1+1,1200,-12.5\r\n'@机构,0,\r\n\"逗号,机构\",3,'-\r\n");
    }
}
