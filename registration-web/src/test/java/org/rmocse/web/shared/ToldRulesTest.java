package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Texts;

/** The rules that are told and not enforced stand in the guide, in both languages, with what each of them says (D29). */
class ToldRulesTest {

    private static final String GUIDE = NamedTexts.content(Path.of("src/main/webapp/guide.xhtml"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "R1 | level | 只办理中级.*初级.*省 | Only mid-level.*Assistant.*provinces",
                "R13 | change | 变更期间不得执业 | may not practise while the change",
                "R24 | leaving | 解除劳动关系.*吊销营业执照或者相应资质.*有效期届满.*告知.*变更注册.*重新注册 "
                        + "| employment ends.*licence or qualification is revoked.*term has ended.*change.*re-registration",
                "R27 | staffing | \\{0} 人以上.*\\{1}% | \\{0} employees or more.*\\{1}%",
                "R27 | staffing_others | 不足 \\{0} 人.*1 名.*\\{1}%.*不.*审查 "
                        + "| fewer than \\{0}.*at least 1;.*\\{1}%.*does not examine",
                "R28 | who_decides | 建筑施工.*道路运输.*省级应急管理部门.*终审由应急管理部.*中国安全生产科学研究院.*抄送 "
                        + "| Construction and road transport.*provincial.*final review.*China Academy of Safety.*copied",
                "R29 | certificate | 纸质和电子 | on paper or electronic",
                // beside them what everybody has to know of those that are
                "R5 | refused | 民事行为能力.*弄虚作假.*两个以上单位 | civil capacity.*false statements.*two employers",
                "R22 R23 | refused | 不正当手段.*他人以本人名义.*出租出借.*撤销.*\\{0} 年 "
                        + "| revoked.*\\{0} years.*improper means.*their name.*rents or lends",
                "R7 | initial_legacy | \\{0} 前取得.*\\{1} 前申请 | before \\{0}, apply before \\{1}",
                "R8 | renewal | 原注册单位.*\\{0} 个月.*\\{1} 年 | same employer.*\\{0} months.*\\{1} year",
                "former certificates | a_old | 视同.*职业资格证书和注册证 | counts as today's qualification or registration certificate",
                "R19 | renewal_hours | 作出决定前原注册继续有效 | in force until the decision"
            })
    void stands_in_the_guide(String rule, String key, String chinese, String english) {
        assertThat(GUIDE).contains("'portal_guide." + key + "'");
        assertThat(text(Texts.CHINESE, key)).containsPattern(chinese);
        assertThat(text(Texts.ENGLISH, key)).containsPattern(english);
    }

    @ParameterizedTest
    @CsvSource({
        "staffing, staffing.employees, staffing.percent",
        "staffing_others, staffing.small_staff, staffing.service_percent",
        "initial, initial.years, education.hours",
        "initial_legacy, initial.cutover, initial.legacy_deadline",
        "renewal, renewal.usual_months, renewal.opens_years",
        "change, renewal.opens_years, education.hours"
    })
    void its_numbers_are_the_parameters_of_the_day(String key, String first, String second) {
        assertThat(GUIDE).contains("t.of('portal_guide." + key + "', rules['" + first + "'], rules['" + second + "'])");
    }

    private static String text(Locale locale, String key) {
        return PageTexts.pages(locale).getProperty("portal_guide." + key);
    }
}
