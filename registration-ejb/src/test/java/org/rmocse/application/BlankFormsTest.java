package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.document.PrintedPages;
import org.rmocse.document.QrCode;

/** The empty forms for the public (guide, point 13): those that are filled in, said to be blank, and never taken for a filing's. */
class BlankFormsTest {

    private static final BlankForms FORMS = new BlankForms();

    @ParameterizedTest
    @EnumSource(BlankForm.class)
    void says_on_every_page_that_it_is_blank_and_bears_no_code_no_number_and_no_version(BlankForm form)
            throws IOException {
        byte[] pdf = FORMS.pdf(form);
        List<String> pages = PrintedPages.texts(pdf);
        assertThat(pages).allSatisfy(page -> assertThat(page)
                .contains("空白样表", "Blankform")
                .doesNotContain("null", "{{", "}}", "申请编号", "版本", "RMOCSE"));
        for (int page = 0; page < pages.size(); page++) {
            assertThat(QrCode.read(PrintedPages.scanned(pdf, page, 150))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, 2, 初始注册申请表",
        "RENEWAL, 2, 延续注册申请表",
        "CHANGE, 2, 变更注册申请表",
        "RE_REGISTRATION, 2, 重新注册申请表",
        "REISSUE, 1, 补办申请表",
        "CANCELLATION, 1, 注销申请表",
        "DUTY_STATEMENT, 1, 履职情况书面陈述"
    })
    void is_as_long_as_the_form_that_is_filled_in_and_called_the_same(BlankForm form, int length, String title)
            throws IOException {
        List<String> pages = PrintedPages.texts(FORMS.pdf(form));
        assertThat(pages).hasSize(length).hasSize(form.pages());
        assertThat(pages.get(0)).contains(title);
        assertThat(pages.get(length - 1)).contains("签字");
    }

    @ParameterizedTest
    @CsvSource({"INITIAL, false, false", "RENEWAL, true, false", "CHANGE, true, true", "RE_REGISTRATION, true, false"})
    void has_a_place_for_what_the_kind_asks(BlankForm form, boolean registration, boolean changes) throws IOException {
        List<String> pages = PrintedPages.texts(FORMS.pdf(form));
        assertThat(pages.get(0)).contains("统一社会信用代码", "资格证书编号", "从事岗位");
        assertThat(pages.get(0).contains("注册证号")).isEqualTo(registration);
        assertThat(pages.get(0).contains("变更内容")).isEqualTo(changes);
        assertThat(pages.get(0).contains("□聘用单位更名")).isEqualTo(changes);
        assertThat(pages.get(1)).contains("工作经历", "继续教育", "单位公章");
    }

    @Test
    void offers_what_is_to_be_ticked_by_hand() throws IOException {
        assertThat(PrintedPages.texts(FORMS.pdf(BlankForm.REISSUE)).get(0))
                .contains("补办项目", "□注册证书", "□证书标签", "证书状况", "□损坏", "□遗失");
        assertThat(PrintedPages.texts(FORMS.pdf(BlankForm.CANCELLATION)).get(0))
                .contains("证书状况", "□持有,随申请交回", "□遗失")
                .doesNotContain("补办项目", "损坏");
    }

    @Test
    void every_kind_with_a_form_to_print_has_a_blank_one() {
        assertThat(Arrays.stream(ApplicationKind.values()).filter(kind -> kind.formPages() > 0))
                .allSatisfy(kind ->
                        assertThat(BlankForm.valueOf(kind.name()).pages()).isEqualTo(kind.formPages()));
    }

    @ParameterizedTest
    @EnumSource(BlankForm.class)
    void has_an_address_of_its_own(BlankForm form) {
        assertThat(form.fileName()).matches("[a-z-]+\\.pdf");
        assertThat(BlankForm.named(form.fileName())).contains(form);
        assertThat(BlankForm.named(form.name())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BlankForm.class)
    void is_printed_once(BlankForm form) {
        assertThat(FORMS.pdf(form)).isSameAs(FORMS.pdf(form));
    }
}
