package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.rmocse.document.QrCode;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Statements;

/** Copies printed in one document and noted as made in one press; sent in one parcel with its packing list. */
class PrintRunDbIT extends ProductionDatabaseTest {

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final int LABELS = 8;

    @Test
    void certificates_come_one_a_page_and_labels_eight_to_a_sheet_in_the_order_of_the_list() throws IOException {
        List<Copy> certificates = copies(agency, 3);
        List<Copy> labels = copies(agency, 10).stream()
                .map(one -> further(one, "RENEWAL", CopyItem.LABEL))
                .toList();
        portray(certificates);
        List<UUID> chosen = new ArrayList<>(labels.stream().map(Copy::id).toList());
        certificates.forEach(one -> chosen.add(0, one.id()));
        UUID run = as(printer, () -> RUNS.begin(chosen));
        byte[] pdf = as(printer, () -> RUNS.pdf(run));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3 + 2);
            for (int i = 0; i < certificates.size(); i++) {
                assertThat(text(document, i)).contains(certificates.get(i).code());
                assertThat(document.getPage(i).getMediaBox().getWidth()).isCloseTo(297 * MILLIMETRE, within());
            }
            for (int i = 0; i < labels.size(); i++) {
                int page = 3 + i / LABELS;
                assertThat(document.getPage(page).getMediaBox().getHeight()).isCloseTo(297 * MILLIMETRE, within());
                assertThat(place(document, page, i % LABELS))
                        .as("place %s of page %s", i % LABELS, page)
                        .contains(labels.get(i).code())
                        .contains(labels.get(i).holder().name());
            }
            assertThat(place(document, 4, 2)).as("the ninth place is empty").isEmpty();
            assertThat(cutAt(document, 3))
                    .as("a mark at each corner")
                    .hasSize(15)
                    .doesNotContain(false);
            assertThat(QrCode.read(new PDFRenderer(document).renderImageWithDPI(3, 200)))
                    .as("the codes of eight labels on a sheet")
                    .hasSize(8)
                    .allMatch(code -> CERTIFICATES.signature(code) == CodeSignature.GENUINE);
            Set<String> codes = QrCode.read(new PDFRenderer(document).renderImageWithDPI(0, 150));
            assertThat(codes).hasSize(1).allSatisfy(code -> {
                assertThat(code)
                        .startsWith(
                                Certificates.verificationUrl(certificates.get(0).code()) + '#');
                assertThat(CERTIFICATES.signature(code)).isEqualTo(CodeSignature.GENUINE);
            });
        }
    }

    @Test
    void the_same_copies_are_the_same_run_and_printed_again_it_is_the_same() throws Exception {
        List<Copy> two = copies(agency, 2);
        portray(two);
        List<UUID> ids = two.stream().map(Copy::id).toList();
        List<Callable<UUID>> twice = List.of(
                () -> as(printer, () -> RUNS.begin(ids)),
                () -> as(printer("另一制证人"), () -> RUNS.begin(List.of(ids.get(1), ids.get(0)))));
        List<UUID> runs = AtOnce.run(twice);
        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        UUID run = runs.get(0);
        assertThat(as(printer, () -> RUNS.beginAll(agency, null))).isEqualTo(run);
        assertThat(pictures(run)).isEqualTo(pictures(run));

        as(printer, () -> COPIES.remake(two.get(0).ids(), VoidReason.MISPRINTED, null));
        try (PDDocument document = Loader.loadPDF(as(printer, () -> RUNS.pdf(run)))) {
            assertThat(document.getNumberOfPages())
                    .as("what is void is not printed")
                    .isEqualTo(1);
            assertThat(text(document, 0)).contains(two.get(1).code());
        }
        UUID next = as(printer, () -> RUNS.beginAll(agency, CopyItem.CERTIFICATE));
        try (PDDocument document = Loader.loadPDF(as(printer, () -> RUNS.pdf(next)))) {
            assertThat(text(document, 0))
                    .contains(two.get(1).code())
                    .doesNotContain(two.get(1).code() + "-");
            assertThat(text(document, 1)).contains(two.get(0).code() + "-2");
        }
    }

    @Test
    void a_run_is_noted_as_made_in_one_press_and_once() throws Exception {
        List<Copy> three = copies(agency, 3);
        UUID run = as(printer, () -> RUNS.beginAll(agency, null));
        assertThat(as(printer, RUNS::open))
                .filteredOn(one -> one.publicId().equals(run))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.certificates()).isEqualTo(3);
                    assertThat(one.labels()).isZero();
                    assertThat(one.agencies()).containsExactly(AGENCIES.names().get(agency));
                });
        List<Callable<Object>> twice =
                List.of(() -> outcome(printer, () -> RUNS.made(run)), () -> outcome(printer, () -> RUNS.made(run)));
        assertThat(AtOnce.run(twice))
                .satisfiesExactlyInAnyOrder(
                        done -> assertThat(done).isEqualTo("done"),
                        told -> assertThat(told.toString()).contains("COPY_MOVED", printer.name()));
        assertThat(three).extracting(one -> status(one.id())).containsOnly("PRODUCED");
        assertThat(as(printer, RUNS::open)).extracting(PrintRun::publicId).doesNotContain(run);
    }

    @Test
    void a_run_holds_no_more_than_the_parameter_says() {
        List<Copy> copies = copies(agency, 201);
        List<UUID> ids = copies.stream().map(Copy::id).toList();
        assertThat(refused(printer, () -> RUNS.begin(ids)))
                .containsExactly(Finding.of("RUN_TOO_LARGE", null).having(201, 200));
        assertThat(refused(printer, () -> RUNS.begin(List.of()))).containsExactly(Finding.of("NOTHING_CHOSEN", null));
        assertThat(refused(printer, () -> RUNS.beginAll(agency(), null)))
                .containsExactly(Finding.of("NOTHING_CHOSEN", null));
        UUID run = as(printer, () -> RUNS.beginAll(agency, null));
        assertThat(as(printer, () -> RUNS.made(run))).isEqualTo(200);
    }

    @Test
    void two_hundred_cost_the_statements_of_one_from_the_press_to_the_agency() {
        List<Copy> many = copies(agency, 200);
        long small = agency();
        Copy one = copy(small);
        portray(many);
        portray(List.of(one));
        assertThat(statements(agency, many)).hasSameSizeAs(statements(small, List.of(one)));
    }

    private List<String> statements(long to, List<Copy> copies) {
        List<UUID> ids = copies.stream().map(Copy::id).toList();
        return Statements.of(JDBI, () -> {
            UUID run = as(printer, () -> RUNS.begin(ids));
            as(printer, () -> RUNS.pdf(run));
            as(printer, () -> RUNS.made(run));
            as(printer, () -> PRODUCTION.dispatched(ids, tracking()));
            as(printer, () -> DISPATCHES.packingList(DISPATCHES.list(to).get(0).publicId()));
            as(manager(to), () -> PRODUCTION.received(ids));
        });
    }

    @Test
    void a_packing_list_tells_where_the_parcel_goes_and_all_that_is_in_it_whatever_becomes_of_that()
            throws IOException {
        List<Copy> certificates = copies(agency, 40);
        Copy label = further(certificates.get(0), "RENEWAL", CopyItem.LABEL);
        List<Copy> all = new ArrayList<>(certificates);
        all.add(label);
        String tracking = tracking();
        List<UUID> ids = all.stream().map(Copy::id).toList();
        as(printer, () -> PRODUCTION.produced(ids));
        as(printer, () -> PRODUCTION.dispatched(ids, tracking));
        Dispatch parcel = as(printer, () -> DISPATCHES.list(agency)).get(0);
        assertThat(parcel.items()).isEqualTo(41);
        assertThat(parcel.under()).isEqualTo(41);
        assertThat(parcel.number()).matches(year + "-\\d{4}");
        String printed = whole(as(printer, () -> DISPATCHES.packingList(parcel.publicId())));
        assertThat(printed)
                .contains(
                        parcel.number(),
                        tracking,
                        AGENCIES.names().get(agency),
                        "虚构路1号",
                        "010-60000001",
                        printer.name())
                .contains("共41件：注册证40件，标签1件")
                .contains(label.code());
        certificates.forEach(copy ->
                assertThat(printed).contains(copy.code()).contains(copy.holder().name()));

        as(printer, () -> COPIES.remake(certificates.get(3).ids(), VoidReason.LOST, null));
        JDBI.useHandle(handle -> handle.execute("update agency.agency set address = '他处' where id = ?", agency));
        assertThat(whole(as(manager, () -> DISPATCHES.packingList(parcel.publicId()))))
                .isEqualTo(printed);
        assertThat(refused(manager(agency()), () -> DISPATCHES.packingList(parcel.publicId())))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(as(manager(agency()), () -> DISPATCHES.list(null))).isEmpty();
    }

    @Test
    void a_tracking_number_under_way_is_not_given_to_another_parcel() {
        Copy first = copy(agency);
        Copy second = copy(agency);
        String tracking = tracking();
        as(printer, () -> PRODUCTION.produced(List.of(first.id(), second.id())));
        as(printer, () -> PRODUCTION.dispatched(first.ids(), tracking));
        String number = as(printer, () -> DISPATCHES.list(agency)).get(0).number();
        assertThat(refused(printer, () -> PRODUCTION.dispatched(second.ids(), tracking)))
                .containsExactly(
                        Finding.of("TRACKING_NUMBER_USED", "trackingNumber").having(tracking, number));
        as(manager, () -> PRODUCTION.received(first.ids()));
        does(printer, () -> PRODUCTION.dispatched(second.ids(), tracking));
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1f);
    }

    private List<List<Integer>> pictures(UUID run) throws IOException {
        try (PDDocument document = Loader.loadPDF(as(printer, () -> RUNS.pdf(run)))) {
            List<List<Integer>> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, 72);
                pages.add(IntStream.of(picture.getRGB(
                                0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                        .boxed()
                        .toList());
            }
            return pages;
        }
    }

    private static String whole(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        return plain(stripper.getText(document));
    }

    /** What stands in one of the eight places of a sheet, counted from 0 along the rows. */
    private static String place(PDDocument document, int page, int place) throws IOException {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.addRegion(
                "place",
                new Rectangle2D.Float(
                        (5 + place % 2 * 100) * MILLIMETRE,
                        (24.5f + place / 2 * 62) * MILLIMETRE,
                        100 * MILLIMETRE,
                        62 * MILLIMETRE));
        stripper.extractRegions(document.getPage(page));
        return plain(stripper.getTextForRegion("place"));
    }

    /** Whether there is ink at each corner of the places, where nothing of a label is. */
    private static List<Boolean> cutAt(PDDocument document, int page) throws IOException {
        int dpi = 254;
        BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(page, dpi);
        List<Boolean> marks = new ArrayList<>();
        for (int column = 0; column <= 2; column++) {
            for (int row = 0; row <= 4; row++) {
                int x = (5 + column * 100) * 10;
                int y = (int) ((24.5 + row * 62) * 10);
                boolean ink = false;
                for (int dx = -3; dx <= 3; dx++) {
                    for (int dy = -3; dy <= 3; dy++) {
                        ink |= (sheet.getRGB(x + dx, y + dy) & 0xFF) < 128;
                    }
                }
                marks.add(ink);
            }
        }
        return marks;
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replace('⻓', '长')
                .replaceAll("\\s", "")
                .replace(":", "：")
                .replace(",", "，");
    }
}
