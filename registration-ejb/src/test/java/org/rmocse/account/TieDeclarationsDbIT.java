package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.Actor;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;
import org.rmocse.shared.Ties;

class TieDeclarationsDbIT extends AccountDatabaseTest {

    private static final String EMPLOYER = "91350100M000100Y43";

    private final List<TieDeclared> announced = new ArrayList<>();
    private UUID officer;

    @BeforeEach
    void signIn() {
        officer = officer(Role.AGENCY_REVIEWER, 7L);
        signedIn(officer);
    }

    @Test
    void a_person_is_named_by_the_whole_identity_number_or_that_of_a_qualification_certificate() {
        Known known = known(true);
        Known other = known(true);
        declare(TieKind.SELF, ' ' + known.number().value() + ' ', null);
        declare(TieKind.PERSON, other.certificate(), " 配偶 ");

        assertThat(actor().ties())
                .isEqualTo(new Ties(Set.of(known.person().id(), other.person().id()), Set.of()));
        assertThat(mine())
                .extracting(DeclaredTie::kind, DeclaredTie::label, DeclaredTie::relation)
                .containsExactly(
                        tuple(TieKind.PERSON, other.person().name(), "配偶"),
                        tuple(TieKind.SELF, known.person().name(), null));
    }

    @Test
    void an_employer_is_named_by_its_credit_code() {
        declare(TieKind.OWN_EMPLOYER, EMPLOYER.toLowerCase(Locale.ROOT), null);
        assertThat(actor().ties()).isEqualTo(new Ties(Set.of(), Set.of(EMPLOYER)));
    }

    @Test
    void all_officers_of_an_agency_are_read_with_their_ties_at_once() {
        Known known = known(true);
        declare(TieKind.SELF, known.number().value(), null);
        declare(TieKind.EMPLOYER, EMPLOYER, "兼职");
        UUID other = officer(Role.AGENCY_REVIEWER, 7L);
        AccountDirectory directory = Acting.directory(JDBI, null);

        List<Officer> officers = new ArrayList<>();
        assertThat(Statements.of(JDBI, () -> officers.addAll(directory.officers(Role.AGENCY_REVIEWER, 7L))))
                .hasSize(1);
        assertThat(officers)
                .extracting(Officer::publicId, Officer::ties)
                .contains(
                        tuple(officer, new Ties(Set.of(known.person().id()), Set.of(EMPLOYER))),
                        tuple(other, Ties.NONE));
        assertThat(directory.officer(other, Role.AGENCY_REVIEWER, 7L).map(Actor::publicId))
                .contains(other);
        assertThat(directory.officer(other, Role.AGENCY_REVIEWER, 8L)).isEmpty();
    }

    @Test
    void says_at_each_field_what_is_wrong() {
        assertRefused(null, null, null, "REQUIRED kind", "REQUIRED whom");
        assertRefused(TieKind.PERSON, "ZC-nobody", null, "REQUIRED relation", "TIE_UNKNOWN whom");
        assertRefused(TieKind.EMPLOYER, "91350100M000100Y44", "曾任职", "CREDIT_CODE_INVALID whom");
        assertRefused(TieKind.EMPLOYER, EMPLOYER, "长".repeat(201), "TOO_LONG relation");
        assertThat(mine()).isEmpty();
        assertThat(announced).isEmpty();
    }

    @Test
    void the_same_tie_twice_is_one_and_announced_once() {
        declare(TieKind.OWN_EMPLOYER, EMPLOYER, null);
        declare(TieKind.EMPLOYER, EMPLOYER, "兼职");
        assertThat(mine()).hasSize(1);
        assertThat(announced).singleElement().satisfies(tie -> {
            assertThat(tie.officer().publicId()).isEqualTo(officer);
            assertThat(tie.officer().ties().employers()).containsExactly(EMPLOYER);
        });
    }

    @Test
    void an_ended_tie_binds_no_more_and_stays_on_the_list() {
        declare(TieKind.OWN_EMPLOYER, EMPLOYER, null);
        UUID tie = mine().get(0).publicId();
        end(tie);
        assertThat(actor().ties()).isEqualTo(Ties.NONE);
        assertThat(mine()).singleElement().satisfies(ended -> assertThat(ended.endedAt())
                .isEqualTo(MONDAY));
        assertThatThrownBy(() -> end(tie))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(Finding.of("NOT_FOUND", null)));
        declare(TieKind.OWN_EMPLOYER, EMPLOYER, null);
        assertThat(actor().ties().bind(1, EMPLOYER)).isTrue();
        assertThat(AUDIT.of(tie)).extracting(AuditEntry::action).containsExactly("tie.declared", "tie.ended");
    }

    @Test
    void nobody_sees_or_ends_the_ties_of_another() {
        declare(TieKind.OWN_EMPLOYER, EMPLOYER, null);
        UUID tie = mine().get(0).publicId();
        signedIn(officer(Role.AGENCY_REVIEWER, 7L));
        assertThat(mine()).isEmpty();
        assertThat(actor().ties()).isEqualTo(Ties.NONE);
        assertThatThrownBy(() -> end(tie)).isInstanceOf(Rejected.class);
        signedIn(officer);
        assertThat(actor().ties().employers()).containsExactly(EMPLOYER);
    }

    private void assertRefused(TieKind kind, String whom, String relation, String... findings) {
        assertThatThrownBy(() -> declare(kind, whom, relation))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(
                                refused.findings().stream().map(finding -> finding.code() + ' ' + finding.field()))
                        .containsExactlyInAnyOrder(findings));
    }

    private TieDeclarations declarations(Beans beans) {
        return new TieDeclarations(
                JDBI,
                CLOCK,
                new CurrentActor(beans.directory()),
                PEOPLE,
                QUALIFICATIONS,
                AUDIT,
                new EventTo<>(announced::add));
    }

    private void declare(TieKind kind, String whom, String relation) {
        doing(beans -> declarations(beans).declare(kind, whom, relation));
    }

    private void end(UUID tie) {
        doing(beans -> declarations(beans).end(tie));
    }

    private List<DeclaredTie> mine() {
        return with(beans -> declarations(beans).mine());
    }

    private Actor actor() {
        return with(beans -> new CurrentActor(beans.directory()).actor());
    }
}
