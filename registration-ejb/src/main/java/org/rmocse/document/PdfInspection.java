package org.rmocse.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * Looks through a PDF that a stranger sent for what would cost more memory or time than it may: once in its bytes, before
 * anything unpacks them, and once in what they say.
 */
final class PdfInspection {

    /** How large one packed part may become: a page scanned in colour at 400 dots an inch takes 46 MB. */
    private static final long MOST_BYTES_OF_A_PART = 48L << 20;

    private static final long MOST_BYTES_IN_ALL = 1L << 30;
    private static final int MOST_OBJECTS = 300_000;
    private static final int MOST_COLUMNS = 99_999;
    private static final int DICTIONARY_BEFORE = 16_384;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern UNPACKED_WHILE_OPENING = Pattern.compile("/(ObjStm|XRef)\\b");
    private static final Pattern FILTER = Pattern.compile("/Filter(?=[\\s/\\[<(%\\d])");
    private static final Pattern PLAIN_FILTER =
            Pattern.compile("/Filter\\s*(/FlateDecode\\b|\\[\\s*/FlateDecode\\s*])");
    private static final Pattern COLUMNS = Pattern.compile("/Columns\\s*(\\d+)(\\s+\\d+\\s+R)?");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** What is drawn by decoders of their own, which are bounded by the size of the picture. */
    private static final Set<COSName> PICTURES =
            Set.of(COSName.DCT_DECODE, COSName.getPDFName("DCT"), COSName.CCITTFAX_DECODE, COSName.getPDFName("CCF"));

    private static final Set<COSName> NOT_SHOWN = Set.of(COSName.JPX_DECODE, COSName.JBIG2_DECODE);

    /** What parts say about themselves and never show. */
    private static final List<COSName> HIDDEN = List.of(
            COSName.METADATA,
            COSName.getPDFName("PieceInfo"),
            COSName.getPDFName("AF"),
            COSName.getPDFName("OPI"),
            COSName.getPDFName("Alternates"));

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long maxPixels;
    private long unpacked;

    /** @param maxPixels of a picture */
    PdfInspection(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** @throws Rejected PDF_TOO_COMPLEX if a part of it would unpack to more than it may */
    void lookInto(byte[] content) {
        for (int at = indexOf(content, 0); at >= 0; at = indexOf(content, at + STREAM.length)) {
            int from = at + STREAM.length;
            while (from < content.length && (content[from] == '\r' || content[from] == '\n')) {
                from++;
            }
            String dictionary = ESCAPED.matcher(new String(
                            content,
                            Math.max(0, at - DICTIONARY_BEFORE),
                            Math.min(at, DICTIONARY_BEFORE),
                            StandardCharsets.ISO_8859_1))
                    .replaceAll(match ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
            dictionary = dictionary.substring(
                    Math.max(dictionary.lastIndexOf("endobj"), dictionary.lastIndexOf("endstream")) + 1);
            if (UNPACKED_WHILE_OPENING.matcher(dictionary).find()
                    && (isPackedTwice(dictionary) || hasHugeRows(dictionary))) {
                throw tooComplex();
            }
            inflate(content, from);
        }
        unpacked = 0;
    }

    /**
     * Looks at everything the object leads to, and takes away what parts say of themselves.
     *
     * @throws Rejected PDF_TOO_COMPLEX, IMAGE_TOO_MANY_PIXELS, or PDF_IMAGE_FORMAT for pictures nobody here could see
     */
    void lookInto(COSBase root) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        add(open, root);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
            if (object == null || !seen.add(object)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw tooComplex();
            }
            if (object instanceof COSArray array) {
                array.forEach(one -> add(open, one));
            } else if (object instanceof COSDictionary dictionary) {
                if (dictionary instanceof COSStream stream) {
                    HIDDEN.forEach(stream::removeItem);
                    measure(stream);
                }
                dictionary.getValues().forEach(one -> add(open, one));
            }
        }
    }

    private static void add(Deque<COSBase> open, COSBase object) {
        if (object instanceof COSObject || object instanceof COSArray || object instanceof COSDictionary) {
            open.push(object);
        }
    }

    private void measure(COSStream stream) throws IOException {
        long width = stream.getInt(COSName.WIDTH, COSName.W, 0);
        long height = stream.getInt(COSName.HEIGHT, COSName.H, 0);
        long pixels = width * height;
        if (width < 0 || height < 0) {
            throw tooComplex();
        }
        if (pixels > maxPixels) {
            throw new Rejected(Finding.of("IMAGE_TOO_MANY_PIXELS", null, "D13").having(pixels, maxPixels));
        }
        List<COSName> filters = filters(stream);
        if (filters.stream().anyMatch(NOT_SHOWN::contains)) {
            throw new Rejected(Finding.of("PDF_IMAGE_FORMAT", null, "D13"));
        }
        InputStream packed = stream.createRawInputStream();
        for (int i = 0; i < filters.size(); i++) {
            COSDictionary settings = settings(stream, i);
            long columns = (long) settings.getInt(COSName.COLUMNS, 1) * settings.getInt(COSName.COLORS, 1);
            if (columns < 0 || columns > MOST_COLUMNS || settings.getInt(COSName.BITS_PER_COMPONENT, 8) > 16) {
                throw tooComplex();
            }
            if (PICTURES.contains(filters.get(i))) {
                if ((long) settings.getInt(COSName.COLUMNS, 1728) * settings.getInt(COSName.ROWS, 0) > maxPixels) {
                    throw tooComplex();
                }
                return;
            }
            Bounded part = new Bounded(i < filters.size() - 1);
            try {
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(packed, part, stream, i);
            } catch (TooLarge bomb) {
                throw tooComplex();
            } catch (IOException broken) {
                return; // a part that does not unpack is not shown either
            }
            packed = new ByteArrayInputStream(part.kept.toByteArray());
        }
    }

    private static List<COSName> filters(COSStream stream) {
        List<COSName> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName one) {
            names.add(one);
        } else if (filters instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSName one) {
                    names.add(one);
                }
            }
        }
        return names;
    }

    private static COSDictionary settings(COSStream stream, int index) {
        COSBase settings = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (settings instanceof COSArray several) {
            settings = index < several.size() ? several.getObject(index) : null;
        }
        return settings instanceof COSDictionary one ? one : new COSDictionary();
    }

    /** As a reader of PDFs does it: whatever the two bytes before say, and as far as it goes. */
    private void inflate(byte[] content, int from) {
        if (from + 2 >= content.length) {
            return;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(content, from + 2, content.length - from - 2);
            byte[] buffer = new byte[1 << 16];
            for (long part = 0; ; ) {
                int length = inflater.inflate(buffer);
                if (length == 0) {
                    return;
                }
                part += length;
                count(part, length);
            }
        } catch (DataFormatException notPacked) {
            // then it does not grow, either
        } catch (TooLarge bomb) {
            throw tooComplex();
        } finally {
            inflater.end();
        }
    }

    private void count(long part, int more) throws TooLarge {
        unpacked += more;
        if (part > MOST_BYTES_OF_A_PART || unpacked > MOST_BYTES_IN_ALL) {
            throw new TooLarge();
        }
    }

    /** True unless it is packed once, in the one way that was just measured, or not at all. */
    private static boolean isPackedTwice(String dictionary) {
        long filters = FILTER.matcher(dictionary).results().count();
        return filters > 1 || filters == 1 && !PLAIN_FILTER.matcher(dictionary).find();
    }

    private static boolean hasHugeRows(String dictionary) {
        Matcher columns = COLUMNS.matcher(dictionary);
        while (columns.find()) {
            if (columns.group(1).length() > 5 || columns.group(2) != null) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(byte[] content, int from) {
        for (int at = from; at <= content.length - STREAM.length; at++) {
            if (content[at] == 's'
                    && Arrays.equals(content, at, at + STREAM.length, STREAM, 0, STREAM.length)
                    && (at == 0 || content[at - 1] != 'd')) {
                return at;
            }
        }
        return -1;
    }

    private static Rejected tooComplex() {
        return new Rejected(Finding.of("PDF_TOO_COMPLEX", null, "D13"));
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes what a part unpacks to until it is too much; keeps it only where another filter follows. */
    private final class Bounded extends OutputStream {

        private final boolean keeping;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long length;

        private Bounded(boolean keeping) {
            this.keeping = keeping;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            length += count;
            count(length, count);
            if (keeping) {
                kept.write(bytes, from, count);
            }
        }

        private void count(long part, int more) throws TooLarge {
            PdfInspection.this.count(part, more);
        }
    }
}
