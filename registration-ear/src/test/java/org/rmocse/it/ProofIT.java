package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A desk that was left open: what cannot be undone asks once more who sits there. */
@Order(37)
class ProofIT extends ContainerTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void before_approving_and_publishing_the_password_is_asked_in_place_and_what_was_typed_stays() throws Exception {
        Candidate candidate = Candidate.next("再验");
        Visitor applicant = Filer.register(BED, candidate);
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        Desks desks = new Desks(BED);
        desks.passInitially(file);
        desks.report(file);
        desks.passFinally(file);
        Visitor ministry = Visitor.signedIn(BED.url(), "ministry@demo.example");
        ministry.get("/ministry/index.xhtml");
        ministry.press("waiting:add", Map.of("chosen", file.toString()));
        proofMinutes(0);
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            ministry.press("form:approve", Map.of());
            assertThat(ministry.page().errors()).singleElement().asString().contains("请再输入一次密码");
            ministry.press("form:approve", Map.of("proofPassword", "not the password"));
            assertThat(ministry.page().errors()).singleElement().asString().contains("密码或验证码不正确");
            assertThat(BED.column("select status from application.application where public_id = ?", file))
                    .containsExactly("AWAITING_APPROVAL");
            ministry.press("form:approve", Map.of("proofPassword", Visitor.PASSWORD));
            assertThat(ministry.page().address().getPath()).isEqualTo("/ministry/batch.xhtml");

            administrator.page().setViewportSize(390, 844);
            administrator.open("/admin/notices.xhtml?lang=en");
            administrator.fill("titleZh", "虚构通知 " + mark).fill("bodyZh", "正文").press("form:publish");
            administrator.look("second-factor-proof-phone");
            assertThat((boolean)
                            administrator.page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                    .as("wider than a phone")
                    .isFalse();
            assertThat(administrator.page().inputValue("[id='form:titleZh']")).endsWith(mark);
            assertThat(administrator.page().inputValue("[id='form:bodyZh']")).isEqualTo("正文");
            assertThat(administrator
                            .page()
                            .locator("[id='form:proofPassword'][aria-invalid=true]")
                            .count())
                    .isOne();
            administrator.fill("proofPassword", Visitor.PASSWORD).press("form:publish");
            assertThat(administrator.text("#notices tbody tr")).contains(mark);
        } finally {
            proofMinutes(1440);
        }
    }

    private static void proofMinutes(int minutes) {
        BED.sql("update shared.policy_parameter set value = '" + minutes + "' where name = 'account.proof_minutes'");
    }
}
