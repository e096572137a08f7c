package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.AtOnce;

/** What was approved is rendered once, chunk by chunk, whatever comes between. */
class PreparationDbIT extends RegisterDatabaseTest {

    private static final Documents DOCUMENTS =
            KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, POLICY, ENCRYPTION);
    private static final Certificates CERTIFICATES = new Certificates(REGISTER, DOCUMENTS, CODES);
    private static final int ATTEMPTS = 5;

    private final CertificatePreparation preparation = new CertificatePreparation(JDBI, CLOCK, POLICY, CERTIFICATES);

    @BeforeEach
    void nothing_else_is_to_be_prepared() {
        JDBI.useHandle(handle -> handle.execute("delete from certificate.prepared"));
    }

    @Test
    void a_chunk_is_prepared_and_the_next_call_does_the_rest() {
        List<Granted> granted = granted(27);

        assertThat(chunk()).isTrue();
        assertThat(preparation.of(bases(granted))).isEqualTo(new Preparation(2, 25, 0, Map.of()));
        assertThat(chunk()).isFalse();
        assertThat(preparation.of(bases(granted))).isEqualTo(new Preparation(0, 27, 0, Map.of()));
        Granted first = granted.get(0);
        assertThat(digest(first))
                .isEqualTo(CertificatePreparation.shown(
                                CERTIFICATES.pdf(first.certificateCode()).orElseThrow())
                        .sha256());
        assertThat(digest(first)).isNotEqualTo(digest(granted.get(1)));
    }

    @Test
    void what_a_crash_interrupts_is_done_again_and_once() {
        List<Granted> granted = granted(3);

        assertThatThrownBy(() -> inTransaction(() -> {
                    preparation.prepare();
                    assertThat(preparation.of(bases(granted)).prepared()).isEqualTo(3);
                    throw new IllegalStateException("the power fails");
                }))
                .hasMessage("the power fails");
        assertThat(preparation.of(bases(granted))).isEqualTo(new Preparation(3, 0, 0, Map.of()));
        chunk();
        chunk();
        assertThat(preparation.of(bases(granted))).isEqualTo(new Preparation(0, 3, 0, Map.of()));
        assertThat(attempts()).containsOnly(1);
    }

    @Test
    void two_runners_at_once_never_prepare_one_twice() throws Exception {
        List<Granted> granted = granted(50);

        AtOnce.run(Stream.<Callable<Boolean>>of(this::chunk, this::chunk).toList());

        assertThat(preparation.of(bases(granted))).isEqualTo(new Preparation(0, 50, 0, Map.of()));
        assertThat(attempts()).hasSize(50).containsOnly(1);
    }

    @Test
    void what_cannot_be_made_keeps_nothing_back_and_is_given_up_after_some_attempts() {
        List<Granted> granted = granted(3);
        Granted broken = granted.get(1);
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.certificate set portrait_file_id = -1 where code = ?", broken.certificateCode()));

        chunk();
        Preparation once = preparation.of(bases(granted));
        assertThat(List.of(once.waiting(), once.prepared(), once.failed())).containsExactly(1, 2, 0);
        assertThat(once.failures().values()).containsExactly(1);
        chunk();
        assertThat(attempts()).as("not again before its time").containsExactlyInAnyOrder(1, 1, 1);
        for (int i = 1; i < ATTEMPTS + 2; i++) {
            CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(2)));
            chunk();
        }
        assertThat(attempts()).containsExactlyInAnyOrder(1, 1, ATTEMPTS);
        Preparation over = preparation.of(bases(granted));
        assertThat(List.of(over.waiting(), over.prepared(), over.failed())).containsExactly(0, 2, 1);
    }

    private boolean chunk() {
        return inTransaction(preparation::prepare);
    }

    private List<Granted> granted(int count) {
        long portrait = inTransaction(
                () -> DOCUMENTS.storePortrait(KeptDocuments.portrait(), null).id());
        List<Granted> granted = new ArrayList<>(grantOn(day, grants(count)));
        JDBI.useHandle(handle -> handle.createUpdate(
                        "update certificate.certificate set portrait_file_id = :portrait where code = any(:codes)")
                .bind("portrait", portrait)
                .bind("codes", granted.stream().map(Granted::certificateCode).toArray(String[]::new))
                .execute());
        return granted;
    }

    private static List<UUID> bases(List<Granted> granted) {
        return granted.stream().map(Granted::basis).toList();
    }

    private static List<Integer> attempts() {
        return JDBI.withHandle(handle -> handle.createQuery("select attempts from certificate.prepared")
                .mapTo(Integer.class)
                .list());
    }

    private static byte[] digest(Granted granted) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select p.text_sha256 from certificate.prepared p join certificate.certificate c on c.id = p.certificate_id
                        where c.code = :code
                        """)
                .bind("code", granted.certificateCode())
                .mapTo(byte[].class)
                .one());
    }
}
