package org.rmocse.applicant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/**
 * What an Excel file is packed of, measured before a reader unpacks it into memory.
 *
 * @param hasFormats whether it says how its numbers are shown
 */
record Workbook(boolean hasFormats) {

    private static final String SHARED_TEXTS = "sharedstrings.xml";
    private static final String FORMATS = "styles.xml";
    private static final int BEGINNING = 4096;
    private static final int MOST_PARTS = 2000;

    /** @throws Rejected SHEET_UNREADABLE if it is no archive, unpacks to more than it may, or declares entities */
    static Workbook of(byte[] content, PolicyParameters limits) {
        long most = limits.integer("import.max_unpacked_bytes");
        long mostTexts = limits.integer("import.max_shared_text_bytes");
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            List<ZipArchiveEntry> parts = Collections.list(file.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw Sheet.unreadable();
            }
            long left = most;
            byte[] buffer = new byte[1 << 16];
            for (ZipArchiveEntry part : parts) {
                boolean texts = part.getName().toLowerCase(Locale.ROOT).endsWith(SHARED_TEXTS);
                left -= measured(file, part, texts ? Math.min(left, mostTexts) : left, buffer);
            }
            return new Workbook(parts.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).endsWith(FORMATS)));
        } catch (Rejected refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw Sheet.unreadable();
        }
    }

    private static long measured(ZipFile file, ZipArchiveEntry part, long most, byte[] buffer) throws IOException {
        try (InputStream in = file.getInputStream(part)) {
            byte[] beginning = in.readNBytes(BEGINNING);
            String text = new String(beginning, StandardCharsets.ISO_8859_1).replace("\0", "");
            if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                throw Sheet.unreadable();
            }
            long length = beginning.length;
            for (int read = 0; read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > most) {
                    throw Sheet.unreadable();
                }
            }
            return length;
        }
    }
}
