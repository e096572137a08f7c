package org.rmocse.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What a file really is, told by its first bytes and never by its name (D13). */
enum FileType {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf");

    private final String contentType;
    private final List<String> extensions;

    FileType(String contentType, String... extensions) {
        this.contentType = contentType;
        this.extensions = List.of(extensions);
    }

    String contentType() {
        return contentType;
    }

    /** How the names of such files end, without the dot; the usual one first. */
    List<String> extensions() {
        return extensions;
    }

    /** @throws Rejected FILE_EMPTY, FILE_HEIC or FILE_TYPE */
    static FileType of(byte[] content) {
        if (content == null || content.length == 0) {
            throw new Rejected(Finding.of("FILE_EMPTY", null, "D13"));
        }
        if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(content, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (starts(content, 0, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (heicBrand(content).isPresent()) {
            throw new Rejected(Finding.of("FILE_HEIC", null, "D13"));
        }
        throw new Rejected(Finding.of("FILE_TYPE", null, "D13"));
    }

    private static Optional<String> heicBrand(byte[] content) {
        if (content.length < 12 || !starts(content, 4, 'f', 't', 'y', 'p')) {
            return Optional.empty();
        }
        return Optional.of(new String(content, 8, 4, StandardCharsets.US_ASCII))
                .filter(brand -> brand.startsWith("he") || brand.startsWith("mif") || brand.startsWith("msf"));
    }

    private static boolean starts(byte[] content, int at, int... bytes) {
        if (content.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
