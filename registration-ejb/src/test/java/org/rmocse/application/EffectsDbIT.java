package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Role;

/** What officers are told an approval will do, held against what it then does. */
class EffectsDbIT extends KindDatabaseTest {

    private static final Effects EFFECTS = new Effects(JDBI, CURRENT, FACTS, PEOPLE, REGISTER);

    @Test
    void a_reissue_says_which_copy_becomes_void_and_that_the_original_is_still_missing() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        String code = register(person).certificateCode();
        Filer reissue = matter(
                person,
                ApplicationKind.REISSUE,
                new MatterSection("CERTIFICATE", "DAMAGED", null, null, null, "浸水", "13900001111", "a@b.example"));
        assertThat(told(reviewer, reissue))
                .contains("注册证书：编码 " + code + "，待制证 → 作废，核验时显示已重新发证")
                .contains("原件：尚未收回 → 收回登记之前不能报批")
                .contains("注册有效期：2027-03-01 至 2032-02-29 → 不变");
        passInitially(reissue);
        as(reviewer, () -> {
            REVIEWS.receiveOriginal(reissue.application);
            return null;
        });
        as(manager, () -> BATCHES.report(List.of(reissue.application)));
        assertThat(told(ministry, reissue)).contains("原件：2028-06-01 由 " + reviewer.name() + " 收回 → 由初审机构留存");
        approve(reissue);
        assertThat(REGISTER.liveCopies(person.id())).singleElement().satisfies(copy -> assertThat(copy.code())
                .isNotEqualTo(code));
        assertThat(as(ministry, () -> EFFECTS.of(reissue.application, Locale.SIMPLIFIED_CHINESE)))
                .as("what is done is no outlook any more")
                .isEmpty();
    }

    @Test
    void a_cancellation_says_that_the_registration_ends_and_everything_made_for_it_is_void() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer cancellation = matter(
                person,
                ApplicationKind.CANCELLATION,
                new MatterSection(null, "LOST", null, null, null, "不再从业", "13900001111", "a@b.example"));
        assertThat(told(reviewer, cancellation))
                .contains("注册状态：有效 → 已注销，自批准之日起")
                .contains("原件：已声明遗失 → 无须收回")
                .contains("再次注册：– → 可以申请重新注册")
                .anyMatch(line -> line.startsWith("注册证书：编码 ") && line.endsWith("→ 作废"));
        passInitially(cancellation);
        as(manager, () -> BATCHES.report(List.of(cancellation.application)));
        approve(cancellation);
        assertThat(REGISTER.liveCopies(person.id())).isEmpty();
    }

    @Test
    void a_new_number_is_masked_beside_the_present_one() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        IdNumber asked = someIdNumber(LocalDate.of(1985, 5, 6));
        Filer other = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        other.save(new MatterSection(null, null, "ID_NUMBER", null, null, "更正", "13900001111", "a@b.example"));
        edit(other.actor, desk -> desk.saveNewIdNumber(other.application, asked.value()));
        other.attach(MaterialCode.ID_COPY);
        other.attach(MaterialCode.MATTER_PROOF);
        other.submit();
        assertThat(told(centre, other))
                .contains("身份证件号码：" + person.maskedIdNumber() + " → " + asked.masked())
                .contains("检索与登录：原号码 → 新、原号码均可检索到此人并登录")
                .noneMatch(line -> line.contains(asked.value()));
        as(centre, () -> {
            REVIEWS.passFinal(other.application, null);
            return null;
        });
        assertThat(as(ministry, () -> REVIEWS.revealIdNumber(other.application, "批准前核对"))
                        .requested())
                .as("the ministry may look, and it is logged")
                .isEqualTo(asked.value());
        assertThat(AUDIT.of(person.publicId()))
                .extracting(entry -> entry.action())
                .contains("person.reveal_requested");
    }

    @Test
    void a_new_name_stands_beside_the_old_one_in_either_language() {
        Person person = person();
        Filer other = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        other.save(new MatterSection(null, null, "NAME", "新名测试", null, "更名", "13900001111", "a@b.example"));
        other.attach(MaterialCode.ID_COPY);
        other.attach(MaterialCode.MATTER_PROOF);
        other.submit();
        assertThat(told(centre, other))
                .contains("姓名：" + person.name() + " → 新名测试", "曾用名：– → 保留“" + person.name() + "”");
        assertThat(as(centre, () -> EFFECTS.of(other.application, Locale.ENGLISH))
                        .orElseThrow()
                        .lines())
                .extracting(Effect.Line::what)
                .containsExactly("Name", "Former names", "Certificates issued");
    }

    @Test
    void a_file_of_another_agency_or_one_that_has_not_come_up_yet_is_not_told_of() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer reissue = matter(
                person,
                ApplicationKind.REISSUE,
                new MatterSection("CERTIFICATE", "LOST", null, null, null, "遗失", "13900001111", "a@b.example"));
        Actor elsewhere = officer(agency(), Role.AGENCY_REVIEWER);
        for (Actor other : List.of(elsewhere, ministry)) {
            assertThat(refused(() -> as(other, () -> EFFECTS.of(reissue.application, Locale.ENGLISH))))
                    .extracting(Finding::code)
                    .containsExactly("NOT_FOUND");
        }
    }

    private static Filer matter(Person person, ApplicationKind kind, MatterSection section) {
        Filer filer = Filer.begin(person, agencyOf(person), kind);
        filer.save(section);
        filer.attach(MaterialCode.ID_COPY);
        if ("LOST".equals(section.condition())) {
            filer.attach(MaterialCode.LOSS_DECLARATION);
        }
        filer.attachOnePage();
        filer.submit();
        return filer;
    }

    private static long agencyOf(Person person) {
        return REGISTER.ofPerson(person.id()).orElseThrow().agencyId();
    }

    private static List<String> told(Actor officer, Filer filer) {
        return as(officer, () -> EFFECTS.of(filer.application, Locale.SIMPLIFIED_CHINESE))
                .orElseThrow()
                .lines()
                .stream()
                .map(line -> line.what() + "：" + line.now() + " → " + line.then())
                .collect(Collectors.toList());
    }
}
