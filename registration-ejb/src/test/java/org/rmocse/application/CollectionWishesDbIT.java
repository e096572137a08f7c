package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** What a hand-out is told by the application it rests on: the manner asked for, and the original that came back (D21). */
class CollectionWishesDbIT extends KindDatabaseTest {

    private static final CollectionWishes WISHES = new CollectionWishes(JDBI, CURRENT);

    private final Actor elsewhere = officer(agency(), Role.AGENCY_MANAGER);
    private final Actor certificates = officer(null, Role.CERTIFICATE_OFFICER);

    @Test
    void tells_who_comes_and_where_a_courier_is_to_go() {
        JDBI.useHandle(handle -> handle.execute("update agency.agency set courier = true where id = ?", agency));
        Filer comes = wishing("IN_PERSON", null);
        assertThat(as(manager, () -> WISHES.of(comes.application))).hasValueSatisfying(wish -> {
            assertThat(wish.byCourier()).isFalse();
            assertThat(wish.address()).isNull();
        });
        Filer stays = wishing("COURIER", "虚构市虚构路3号");
        assertThat(as(manager, () -> WISHES.of(stays.application))).hasValueSatisfying(wish -> {
            assertThat(wish.byCourier()).isTrue();
            assertThat(wish.address()).isEqualTo("虚构市虚构路3号");
        });
    }

    @Test
    void a_draft_tells_no_agency_anything() {
        Filer draft = Filer.complete(person(), agency);
        assertThat(as(manager, () -> WISHES.of(draft.application))).isEmpty();
    }

    @Test
    void a_wish_is_told_to_the_files_own_agency_and_to_whoever_makes_certificates() {
        Filer filer = Filer.submitted(person(), agency);
        assertThat(as(manager, () -> WISHES.of(filer.application))).isPresent();
        assertThat(as(certificates, () -> WISHES.of(filer.application))).isPresent();
        assertThat(as(elsewhere, () -> WISHES.of(filer.application))).isEmpty();
    }

    @Test
    void there_is_no_wish_where_nothing_was_asked() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer reissue = reissue(person, "LOST");
        assertThat(as(manager, () -> WISHES.of(reissue.application))).isEmpty();
        assertThat(as(manager, () -> WISHES.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void an_original_is_told_from_the_day_it_is_due_with_whoever_received_it() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer reissue = submitted(reissue(person, "DAMAGED"), MaterialCode.ID_COPY);
        List<UUID> asked = List.of(reissue.application);
        assertThat(as(manager, () -> WISHES.originals(asked)))
                .containsOnlyKeys(reissue.application)
                .containsValue(new ApplicationView.Original(true, null, null));
        moveTo(LocalDate.of(2028, 6, 3));
        as(reviewer, () -> {
            REVIEWS.receiveOriginal(reissue.application);
            return null;
        });
        ApplicationView.Original received = new ApplicationView.Original(true, CLOCK.instant(), reviewer.name());
        assertThat(as(manager, () -> WISHES.originals(asked))).containsValue(received);
        assertThat(as(certificates, () -> WISHES.originals(asked))).containsValue(received);
        assertThat(as(elsewhere, () -> WISHES.originals(asked))).isEmpty();
    }

    @Test
    void of_what_is_lost_no_original_is_due_and_many_files_cost_one_statement() {
        Person careless = registered();
        Person clumsy = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer lost = submitted(reissue(careless, "LOST"), MaterialCode.ID_COPY, MaterialCode.LOSS_DECLARATION);
        Filer damaged = submitted(reissue(clumsy, "DAMAGED"), MaterialCode.ID_COPY);
        List<UUID> asked = List.of(lost.application, damaged.application, UUID.randomUUID());
        assertThat(as(manager, () -> WISHES.originals(asked))).containsOnlyKeys(damaged.application);
        assertThat(Statements.of(JDBI, () -> as(manager, () -> WISHES.originals(asked))))
                .hasSize(1);
        assertThat(as(manager, () -> WISHES.originals(List.of()))).isEmpty();
    }

    private Filer wishing(String collection, String address) {
        Filer filer = Filer.complete(person(), agency);
        filer.save("agency.collection", collection);
        filer.save("agency.courierAddress", address);
        filer.attachForm();
        filer.submit();
        return filer;
    }

    private Filer reissue(Person person, String condition) {
        Filer reissue = Filer.begin(person, agency, ApplicationKind.REISSUE);
        reissue.save(
                new MatterSection("CERTIFICATE", condition, null, null, null, "重新制作", "13900001111", "a@b.example"));
        return reissue;
    }

    private static Filer submitted(Filer filer, MaterialCode... materials) {
        for (MaterialCode material : materials) {
            filer.attach(material);
        }
        filer.attachOnePage();
        filer.submit();
        return filer;
    }
}
