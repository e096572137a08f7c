package org.rmocse.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.rmocse.shared.PracticeCategory;

/**
 * What a copy's QR code tells without the register: the facts on the paper, the key they are signed with, and the signature, which
 * holds for the code of that copy alone. It stands in the fragment of the address, so that a telephone opens the page as ever and no
 * server is sent a name. {@code verify.js} reads the same form.
 *
 * <p>Base64url of: format, 1 byte, always 1 · key version, 3 · item, 4 bits, and category, 4 bits · registration number, 5 · first
 * and last day, 3 each, counted from 2000-01-01 · name in UTF-8 · signature, 64. Signed is what stands before the signature, followed
 * by the code as printed.
 */
record SignedFacts(
        int keyVersion,
        CopyItem item,
        PracticeCategory category,
        String number,
        LocalDate validFrom,
        LocalDate validTo,
        String name) {

    static final int SIGNATURE = 64;

    private static final int FORMAT = 1;
    private static final int KEY_VERSION = 3;
    private static final int NUMBER = 5;
    private static final int DAY = 3;
    private static final int HEAD = 1 + KEY_VERSION + 1 + NUMBER + 2 * DAY;
    private static final int HALF = 4;
    private static final int LOWER = 0xF;
    private static final int BYTE = 0xFF;
    private static final int LONGEST = 1000;

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** By their places; one more is added at the end, for what is printed stays. */
    static final List<PracticeCategory> CATEGORIES = List.of(
            PracticeCategory.COAL_MINE,
            PracticeCategory.NON_COAL_MINE,
            PracticeCategory.CHEMICAL,
            PracticeCategory.METALLURGY,
            PracticeCategory.CONSTRUCTION,
            PracticeCategory.ROAD_TRANSPORT,
            PracticeCategory.OTHER,
            PracticeCategory.LEGACY_COAL_MINE,
            PracticeCategory.LEGACY_NON_COAL_MINE,
            PracticeCategory.LEGACY_CONSTRUCTION,
            PracticeCategory.LEGACY_HAZARDOUS,
            PracticeCategory.LEGACY_OTHER);

    static final List<CopyItem> ITEMS = List.of(CopyItem.CERTIFICATE, CopyItem.LABEL);

    /** The facts as they are signed, without the signature. */
    byte[] bytes() {
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + called.length).put((byte) FORMAT);
        put(bytes, keyVersion, KEY_VERSION);
        bytes.put((byte) (ITEMS.indexOf(item) << HALF | CATEGORIES.indexOf(category)));
        put(bytes, Long.parseLong(number), NUMBER);
        put(bytes, ChronoUnit.DAYS.between(FIRST_DAY, validFrom), DAY);
        put(bytes, ChronoUnit.DAYS.between(FIRST_DAY, validTo), DAY);
        return bytes.put(called).array();
    }

    /** What is signed: these facts for that copy. */
    static byte[] message(byte[] facts, String printedCode) {
        byte[] code = printedCode.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(facts.length + code.length)
                .put(facts)
                .put(code)
                .array();
    }

    static String text(byte[] facts, byte[] signature) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(facts.length + signature.length)
                        .put(facts)
                        .put(signature)
                        .array());
    }

    /** Facts and signature, apart. */
    record Parts(byte[] facts, byte[] signature) {}

    /** Empty for a text that is none of ours. */
    static Optional<Parts> parts(String text) {
        byte[] bytes;
        try {
            bytes = text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        int facts = bytes.length - SIGNATURE;
        return facts < HEAD || bytes[0] != FORMAT
                ? Optional.empty()
                : Optional.of(new Parts(Arrays.copyOf(bytes, facts), Arrays.copyOfRange(bytes, facts, bytes.length)));
    }

    /** The version of the key that is said to have signed these facts. */
    static int keyVersion(byte[] facts) {
        return (int) number(ByteBuffer.wrap(facts, 1, KEY_VERSION), KEY_VERSION);
    }

    /** Facts that were signed, and so are ours. */
    static SignedFacts of(byte[] facts) {
        ByteBuffer bytes = ByteBuffer.wrap(facts, 1, facts.length - 1);
        int version = (int) number(bytes, KEY_VERSION);
        int both = bytes.get() & BYTE;
        return new SignedFacts(
                version,
                ITEMS.get(both >> HALF),
                CATEGORIES.get(both & LOWER),
                String.format("%011d", number(bytes, NUMBER)),
                FIRST_DAY.plusDays(number(bytes, DAY)),
                FIRST_DAY.plusDays(number(bytes, DAY)),
                StandardCharsets.UTF_8.decode(bytes).toString());
    }

    private static void put(ByteBuffer bytes, long number, int length) {
        if (number < 0 || number >> length * Byte.SIZE != 0) {
            throw new IllegalArgumentException("does not fit into a signed code: " + number);
        }
        for (int i = length - 1; i >= 0; i--) {
            bytes.put((byte) (number >> i * Byte.SIZE));
        }
    }

    private static long number(ByteBuffer bytes, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << Byte.SIZE | bytes.get() & BYTE;
        }
        return number;
    }
}
