package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** A body's own system is known by its token, and what it sends twice is imported once. */
class AccessTokensDbIT extends EducationDatabaseTest {

    private static final AccessTokens TOKENS =
            new AccessTokens(JDBI, CLOCK, POLICY, ENCRYPTION, CURRENT, BODIES, Acting.directory(JDBI, PEOPLE), AUDIT);

    private Actor trainer;

    @BeforeEach
    void somebody_with_an_account() {
        trainer = account(trainer().trainingBodyId());
    }

    @Test
    void a_token_stands_for_the_account_that_made_it_and_is_kept_nowhere() {
        String token = made("教务系统");
        assertThat(TOKENS.bearer(token)).hasValueSatisfying(actor -> {
            assertThat(actor.accountId()).isEqualTo(trainer.accountId());
            assertThat(actor.trainingBodyId()).isEqualTo(trainer.trainingBodyId());
            assertThat(actor.roles()).containsExactly(Role.EDUCATION_PROVIDER);
        });
        assertThat(as(trainer, TOKENS::list)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("教务系统");
            assertThat(one.good()).isTrue();
            assertThat(one.lastUsedAt()).isEqualTo(MONDAY);
            assertThat(one.expiresAt()).isEqualTo(MONDAY.plus(Duration.ofDays(365)));
        });
        assertThat(count("education.access_token t where position(? in t::text) > 0", token))
                .isZero();
        assertThat(as(account(trainer().trainingBodyId()), TOKENS::list)).isEmpty();
    }

    @Test
    void nothing_else_is_a_token() {
        String token = made("甲");
        assertThat(List.of("", "edu_", token.substring(1), token + "x", "edu_" + "A".repeat(43), "%' or true --"))
                .allSatisfy(wrong -> assertThat(TOKENS.bearer(wrong)).isEmpty());
        assertThat(TOKENS.bearer(null)).isEmpty();
    }

    @Test
    void a_token_ends_when_it_is_revoked_and_by_its_own_body_alone() {
        String token = made("甲");
        UUID id = as(trainer, TOKENS::list).get(0).publicId();
        List<Finding> missing = List.of(Finding.of("NOT_FOUND", null));
        assertThat(refused(account(trainer().trainingBodyId()), () -> revoked(id)))
                .isEqualTo(missing);
        doing(trainer, () -> TOKENS.revoke(id));
        assertThat(TOKENS.bearer(token)).isEmpty();
        assertThat(refused(trainer, () -> revoked(id))).isEqualTo(missing);
        assertThat(AUDIT.of(id))
                .extracting(entry -> entry.action())
                .containsExactly("access_token.created", "access_token.revoked");
    }

    @Test
    void a_token_ends_by_itself_and_with_its_account() {
        String token = made("甲");
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(365)).minusSeconds(1));
        assertThat(TOKENS.bearer(token)).isPresent();
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(365)));
        assertThat(TOKENS.bearer(token)).isEmpty();
        CLOCK.moveTo(MONDAY);
        JDBI.useHandle(handle ->
                handle.execute("update account.account set enabled = false where id = ?", trainer.accountId()));
        assertThat(TOKENS.bearer(token)).isEmpty();
        assertThat(as(trainer, TOKENS::list)).noneMatch(AccessToken::good);
    }

    @Test
    void a_body_has_only_so_many_and_each_has_a_name() {
        for (int i = 0; i < 10; i++) {
            made("第" + i);
        }
        assertThat(refused(trainer, () -> TOKENS.create("又一")))
                .containsExactly(Finding.of("TOKENS_TOO_MANY", null).having(10, 10));
        assertThat(refused(trainer, () -> TOKENS.create(" "))).containsExactly(Finding.of("REQUIRED", "name"));
    }

    @Test
    void the_same_key_with_the_same_content_is_the_same_import_and_with_other_content_none() {
        String row = row("2026-03-01", "2026-03-03", "甲", "24");
        UUID first = sent("k-1", row);
        WORK.round();
        assertThat(sent("k-1", row)).isEqualTo(first);
        assertThat(refused(trainer, () -> IMPORTS.sendOnce(csv(row, row), null, "k-1")))
                .containsExactly(Finding.of("IDEMPOTENCY_KEY_USED", "Idempotency-Key"));
        UUID course = as(trainer, () -> COURSES.enter(new CourseDraft("甲", null, "8", "2026-01-01", "2026-01-01")));
        assertThat(refused(trainer, () -> IMPORTS.sendOnce(csv(row), course, "k-1")))
                .containsExactly(Finding.of("IDEMPOTENCY_KEY_USED", "Idempotency-Key"));
        assertThat(sent("k-2", row)).isNotEqualTo(first);
        Actor other = account(trainer().trainingBodyId());
        assertThat(as(other, () -> IMPORTS.sendOnce(csv(row), null, "k-1"))).isNotEqualTo(first);
        assertThat(count("education.import where body_id = ?", trainer.trainingBodyId()))
                .isEqualTo(2);
    }

    @Test
    void a_file_that_was_refused_has_used_up_no_key() {
        assertThat(refused(trainer, () -> IMPORTS.sendOnce(file("a.csv", HEADING), null, "k-1")))
                .containsExactly(Finding.of("SHEET_EMPTY", "file"));
        sent("k-1", row("2026-03-01", "2026-03-03", "甲", "24"));
    }

    @Test
    void a_key_is_visible_and_not_too_long() {
        for (String key : new String[] {null, "", "a b", "键", "k".repeat(201)}) {
            assertThat(refused(
                            trainer,
                            () -> IMPORTS.sendOnce(csv(row("2026-03-01", "2026-03-03", "甲", "24")), null, key)))
                    .extracting(Finding::code)
                    .containsExactly("IDEMPOTENCY_KEY_INVALID");
        }
    }

    @Test
    void of_two_at_once_there_is_one_import() throws Exception {
        String row = row("2026-03-01", "2026-03-03", "甲", "24");
        List<UUID> both = AtOnce.run(List.of(() -> sent("k-1", row), () -> sent("k-1", row)));
        assertThat(both.get(0)).isEqualTo(both.get(1));
        assertThat(count("education.import where body_id = ?", trainer.trainingBodyId()))
                .isEqualTo(1);
    }

    private UUID sent(String key, String row) {
        return as(trainer, () -> IMPORTS.sendOnce(csv(row), null, key));
    }

    private String made(String name) {
        return as(trainer, () -> TOKENS.create(name));
    }

    private Object revoked(UUID id) {
        TOKENS.revoke(id);
        return Optional.empty();
    }

    /** Somebody who can sign in for that body. */
    private static Actor account(long body) {
        UUID publicId = PublicId.next();
        long id = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        with opened as (
                            insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq'), :publicId, '培训部', 'a@body.example', 'zh-CN', true, now())
                            returning id
                        ), role as (
                            insert into account.account_role (account_id, role, training_body_id)
                            select id, 'EDUCATION_PROVIDER', :body from opened
                        )
                        select id from opened
                        """)
                .bind("publicId", publicId)
                .bind("body", body)
                .mapTo(Long.class)
                .one());
        return new Actor(id, publicId, "培训部", Set.of(Role.EDUCATION_PROVIDER), null, null).ofTrainingBody(body);
    }
}
