package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/**
 * Takes, keeps and shows files; who may see one is asked before. Where a virus scanner is configured, an upload is scanned before
 * anything else looks into it.
 */
@ApplicationScoped
public class Documents {

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024L * 1024L);
    private static final int QR_WIDTH = 1700;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private DocumentStore store;
    private PortraitCheck portraits;
    private VirusScan clamd;
    private Event<InfectedUpload> infected;

    protected Documents() {}

    @Inject
    Documents(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            DocumentStore store,
            PortraitCheck portraits,
            VirusScan clamd,
            Event<InfectedUpload> infected) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.store = store;
        this.portraits = portraits;
        this.clamd = clamd;
        this.infected = infected;
    }

    /** Those that lie there, to be read and no more, for a command outside the server. */
    public static Documents kept(Jdbi jdbi, FieldEncryption encryption, FileLocation files) {
        return new Documents(jdbi, null, null, new DocumentStore(encryption, files), null, null, null);
    }

    /**
     * Keeps a scan or photograph: a picture is decoded, set upright, freed of everything hidden and encoded anew; a PDF is
     * freed of everything that acts (D13).
     *
     * @throws Rejected FILE_EMPTY, FILE_TOO_LARGE, FILE_HEIC, FILE_TYPE, FILE_INFECTED, IMAGE_UNREADABLE,
     *     IMAGE_TOO_MANY_PIXELS, IMAGE_ANIMATED, PDF_UNREADABLE, PDF_ENCRYPTED, PDF_TOO_MANY_PAGES, PDF_TOO_COMPLEX or PDF_IMAGE_FORMAT
     */
    public StoredFile storeMaterial(Upload upload) {
        PolicyParameters limits = policy.at(LocalDate.now(clock));
        FileType type = checked(upload, limits);
        VirusState scanned = scanned(upload);
        if (type == FileType.PDF) {
            Pdfs.Cleaned cleaned = Pictures.limited(() -> Pdfs.clean(
                    upload.content(), limits.integer("material.max_pages"), limits.integer("material.max_pixels")));
            return insert(cleaned.content(), upload.fileName(), type, cleaned.pages(), 0, 0, scanned);
        }
        return Pictures.limited(() -> {
            BufferedImage picture = Pictures.decode(
                    upload.content(), limits.integer("material.max_pixels"), limits.integer("material.long_side"));
            return insert(
                    Pictures.jpeg(picture),
                    upload.fileName(),
                    FileType.JPEG,
                    1,
                    picture.getWidth(),
                    picture.getHeight(),
                    scanned);
        });
    }

    /**
     * Keeps a portrait, cropped to exactly the size of the certificate (D14).
     *
     * @param crop what of the upright picture to keep; null for the proposed crop
     * @throws Rejected FILE_EMPTY, FILE_HEIC, FILE_TYPE, FILE_INFECTED, IMAGE_UNREADABLE or IMAGE_ANIMATED, or everything
     *     that {@link PortraitCheck} finds
     */
    public StoredFile storePortrait(Upload upload, Crop crop) {
        PolicyParameters limits = policy.at(LocalDate.now(clock));
        FileType.of(upload.content());
        VirusState scanned = scanned(upload);
        return Pictures.limited(() -> {
            PortraitCheck.Judged judged = portraits.judge(upload.content(), crop, limits);
            if (!judged.findings().isEmpty()) {
                throw new Rejected(judged.findings());
            }
            BufferedImage portrait = judged.portrait();
            byte[] jpeg = Pictures.jpegWithin(portrait, limits.integer("portrait.max_bytes"));
            StoredFile stored = insert(
                    jpeg, upload.fileName(), FileType.JPEG, 1, portrait.getWidth(), portrait.getHeight(), scanned);
            jdbi.useHandle(
                    handle -> handle.createUpdate("update document.file set face_checked = :checked where id = :id")
                            .bind("checked", judged.faceChecked())
                            .bind("id", stored.id())
                            .execute());
            return stored;
        });
    }

    /** Whether a portrait's face was looked for before it was kept; where it was not, a reviewer has to look. */
    public boolean isFaceChecked(long fileId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce((select face_checked from document.file where id = :id), false)")
                .bind("id", fileId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether a file is known to be harmless. */
    public VirusState virusState(long fileId) {
        return jdbi.withHandle(handle -> handle.createQuery("select virus_state from document.file where id = :id")
                .bind("id", fileId)
                .mapTo(VirusState.class)
                .findOne()
                .orElse(VirusState.NOT_SCANNED));
    }

    /**
     * A file with its content.
     *
     * @throws Rejected FILE_WITHHELD if it was found infected
     */
    public Content content(long fileId) {
        Content content = contents(List.of(fileId)).get(fileId);
        if (content == null) {
            throw new IllegalStateException("no file " + fileId);
        }
        return content;
    }

    /**
     * These files with their content by their ids, read with one statement.
     *
     * @throws Rejected FILE_WITHHELD if one of them was found infected
     */
    public Map<Long, Content> contents(Collection<Long> fileIds) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select id, public_id, address, key_version, name, content_type, size, pages, width, height, virus_state
                        from document.file where id = any(:ids)
                        """)
                .bind("ids", fileIds.toArray(Long[]::new))
                .map((row, context) -> new Content(
                        new StoredFile(
                                row.getLong("id"),
                                row.getObject("public_id", UUID.class),
                                row.getString("name"),
                                row.getString("content_type"),
                                row.getLong("size"),
                                row.getInt("pages"),
                                row.getInt("width"),
                                row.getInt("height")),
                        handedOut(
                                VirusState.valueOf(row.getString("virus_state")),
                                new DocumentStore.Kept(row.getString("address"), row.getInt("key_version")))))
                .stream()
                .collect(Collectors.toMap(content -> content.file().id(), Function.identity())));
    }

    private byte[] handedOut(VirusState state, DocumentStore.Kept kept) {
        if (state == VirusState.INFECTED) {
            throw new Rejected(Finding.of("FILE_WITHHELD", null));
        }
        return store.read(kept);
    }

    /** A page as a JPEG at most that wide; pages count from 0. */
    public byte[] preview(long fileId, int page, int maxWidth) {
        Content content = content(fileId);
        return Pictures.limited(() -> Pictures.jpeg(picture(content, page, maxWidth)));
    }

    /** The same file turned to the right by quarters, as a new file, as harmless as the old one. */
    public StoredFile rotate(long fileId, int quarters) {
        Content content = content(fileId);
        VirusState state = virusState(fileId);
        StoredFile file = content.file();
        return Pictures.limited(() -> {
            if (isPdf(file)) {
                return insert(
                        Pdfs.turned(content.bytes(), quarters), file.name(), FileType.PDF, file.pages(), 0, 0, state);
            }
            BufferedImage turned = Pictures.turned(picture(content, 0, Integer.MAX_VALUE), quarters);
            return insert(
                    Pictures.jpeg(turned), file.name(), FileType.JPEG, 1, turned.getWidth(), turned.getHeight(), state);
        });
    }

    /** What the QR codes on any page of the file say. */
    public Set<String> qrPayloads(long fileId) {
        Content content = content(fileId);
        return Pictures.limited(() -> {
            Set<String> payloads = new LinkedHashSet<>();
            for (int page = 0; page < content.file().pages(); page++) {
                payloads.addAll(
                        QrCode.read(picture(content, page, isPdf(content.file()) ? QR_WIDTH : Integer.MAX_VALUE)));
            }
            return payloads;
        });
    }

    private static BufferedImage picture(Content content, int page, int maxWidth) throws java.io.IOException {
        if (page < 0 || page >= content.file().pages()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        if (isPdf(content.file())) {
            return Pdfs.page(content.bytes(), page, maxWidth);
        }
        BufferedImage picture = Pictures.decode(content.bytes(), Long.MAX_VALUE, Integer.MAX_VALUE);
        return picture.getWidth() <= maxWidth
                ? picture
                : Pictures.atMost(picture, (int)
                        ((long) Math.max(picture.getWidth(), picture.getHeight()) * maxWidth / picture.getWidth()));
    }

    private static FileType checked(Upload upload, PolicyParameters limits) {
        FileType type = FileType.of(upload.content());
        int max = limits.integer("material.max_bytes");
        if (upload.content().length > max) {
            throw new Rejected(Finding.of("FILE_TOO_LARGE", null, "D13")
                    .having(megabytes(upload.content().length), megabytes(max)));
        }
        return type;
    }

    private VirusState scanned(Upload upload) {
        VirusScan.Verdict verdict = clamd.scan(upload.content());
        if (verdict.state() == VirusState.INFECTED) {
            infected.fire(new InfectedUpload(verdict.signature()));
            throw new Rejected(Finding.of("FILE_INFECTED", null).having(verdict.signature(), null));
        }
        return verdict.state();
    }

    /** Rounded up to a tenth, so that what is too large never reads as large as what is allowed. */
    static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                        .divide(MEGABYTE, 1, RoundingMode.CEILING)
                        .toPlainString() + " MB";
    }

    private static boolean isPdf(StoredFile file) {
        return file.contentType().equals(FileType.PDF.contentType());
    }

    private StoredFile insert(
            byte[] content, String name, FileType type, int pages, int width, int height, VirusState virusState) {
        UnusedFiles.hold(jdbi, store.address(content));
        DocumentStore.Kept kept = store.keep(content);
        UUID publicId = PublicId.next();
        String shown = FileName.of(name, type);
        long id = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into document.file (public_id, address, key_version, name, content_type, size, pages, width, height,
                            stored_at, virus_state)
                        values (:publicId, :address, :keyVersion, :name, :type, :size, :pages, :width, :height, :at, :virusState)
                        returning id
                        """)
                .bind("publicId", publicId)
                .bind("address", kept.address())
                .bind("keyVersion", kept.keyVersion())
                .bind("name", shown)
                .bind("type", type.contentType())
                .bind("size", content.length)
                .bind("pages", pages)
                .bind("width", width)
                .bind("height", height)
                .bind("at", OffsetDateTime.now(clock))
                .bind("virusState", virusState.name())
                .mapTo(Long.class)
                .one());
        return new StoredFile(id, publicId, shown, type.contentType(), content.length, pages, width, height);
    }
}
