package org.rmocse.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of a clock and a shared secret, as every authenticator app computes them (RFC 6238 over RFC 4226: HMAC-SHA-1, six digits,
 * thirty seconds). What is not set here an app may not know, so none of it is a parameter.
 */
final class TimeCode {

    /** As long as the hash, which RFC 4226 recommends. */
    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** Steps before and after the present one that are taken, for a telephone whose clock is not quite right. */
    private static final int WINDOW = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_BITS = 5;

    private TimeCode() {}

    /** The number of the thirty seconds that a moment lies in. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        byte[] hash = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + DIGITS + 'd', number % MODULUS);
    }

    /**
     * Which step a code is of.
     *
     * @param typed digits alone
     * @param at when it was typed
     * @return empty where it is of none near that moment
     */
    static OptionalLong matching(byte[] secret, String typed, Instant at) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(at) - WINDOW; step <= step(at) + WINDOW; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, typed.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** Whether what was typed, without blanks, has the shape of such a code. */
    static boolean isOne(String typed) {
        return typed.matches("[0-9]{" + DIGITS + '}');
    }

    /** A secret as text, to be typed into an app that cannot read a picture. */
    static String text(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : secret) {
            buffer = buffer << Byte.SIZE | one & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BASE32_BITS) {
                bits -= BASE32_BITS;
                text.append(BASE32.charAt(buffer >> bits & BASE32.length() - 1));
            }
        }
        return text.toString();
    }

    /**
     * What the picture says that an app reads.
     *
     * @param issuer the name of the system, under which the app shows the code
     * @param holder whose account it is
     */
    static String address(byte[] secret, String issuer, String holder) {
        return "otpauth://totp/" + encoded(issuer) + ':' + encoded(holder) + "?secret=" + text(secret) + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] mac(byte[] secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
