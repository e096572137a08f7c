package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;

/**
 * How many certificates a second one runner prepares, the first of all included, with nothing warmed up before; run by
 * {@code mvn verify -Dit.test=PreparationBenchmark}.
 */
class PreparationBenchmark extends RegisterDatabaseTest {

    private static final int ROUNDS = 5;
    private static final int PEOPLE = 300;
    private static final double FLOOR = 2350 / 180.0;

    private final Path folder = KeptDocuments.folder();
    private final Documents documents = KeptDocuments.in(folder, JDBI, CLOCK, POLICY, ENCRYPTION);

    @Test
    void prepares_a_batch_of_2350_within_three_minutes() {
        long portrait = inTransaction(
                () -> documents.storePortrait(KeptDocuments.portrait(), null).id());
        CertificatePreparation preparation =
                new CertificatePreparation(JDBI, CLOCK, POLICY, new Certificates(REGISTER, documents, CODES));
        JDBI.useHandle(handle -> handle.execute("delete from certificate.prepared"));
        double seconds = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<Granted> granted = grantOn(day, grants(PEOPLE));
            JDBI.useHandle(handle -> handle.createUpdate(
                            "update certificate.certificate set portrait_file_id = :portrait where code = any(:codes)")
                    .bind("portrait", portrait)
                    .bind(
                            "codes",
                            granted.stream().map(Granted::certificateCode).toArray(String[]::new))
                    .execute());
            long begin = System.nanoTime();
            boolean more = true;
            while (more) {
                more = inTransaction(preparation::prepare);
            }
            double took = (System.nanoTime() - begin) / 1e9;
            assertThat(preparation
                            .of(granted.stream().map(Granted::basis).toList())
                            .prepared())
                    .isEqualTo(PEOPLE);
            System.out.printf("round %d: %.1f certificates a second%n", round, PEOPLE / took);
            seconds += took;
        }
        double rate = ROUNDS * PEOPLE / seconds;
        System.out.printf("all rounds %.1f, at least %.1f%n", rate, FLOOR);
        assertThat(rate).isGreaterThanOrEqualTo(FLOOR);
    }
}
