package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormStampTest {

    private static final UUID APPLICATION = UUID.fromString("0190f3a2-7c41-7d3e-9b1a-2f60c1de5a77");
    private static final String VERSION = "4f2a90c1d7e8";

    @Test
    void says_whose_form_in_which_version_which_page() {
        assertThat(new FormStamp(APPLICATION, VERSION, 2).payload())
                .isEqualTo("RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/2");
    }

    @Property
    void reads_what_it_wrote(@ForAll long high, @ForAll long low, @ForAll @IntRange(min = 1, max = 2) int page) {
        FormStamp stamp = new FormStamp(new UUID(high, low), VERSION, page);
        assertThat(FormStamp.parse(stamp.payload())).hasValue(stamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://register.example/verify.xhtml?code=ABCD",
                "RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/0",
                "RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/4",
                "RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/12",
                "RMOCSE-FORM/2/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/1",
                "RMOCSE-FORM/1/0190f3a2-7c41-7d3e-9b1a-2F60C1DE5A77/../1",
                "RMOCSE-FORM/1/0190F3A27C417D3E9B1A2F60C1DE5A77/4F2A90C1D7E8/1",
                "rmocse-form/1/0190f3a2-7c41-7d3e-9b1a-2f60c1de5a77/4f2a90c1d7e8/1",
                "RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/1\nx",
                " RMOCSE-FORM/1/0190F3A2-7C41-7D3E-9B1A-2F60C1DE5A77/4F2A90C1D7E8/1"
            })
    void passes_over_every_other_code(String payload) {
        assertThat(FormStamp.parse(payload)).isEmpty();
    }

    @Test
    void finds_the_stamps_among_other_codes_in_the_order_they_were_found() {
        FormStamp first = new FormStamp(APPLICATION, VERSION, 1);
        FormStamp second = new FormStamp(APPLICATION, VERSION, 2);
        assertThat(FormStamp.readAll(List.of("a poster", second.payload(), first.payload())))
                .containsExactly(second, first);
        assertThat(FormStamp.readAll(List.of())).isEmpty();
    }
}
