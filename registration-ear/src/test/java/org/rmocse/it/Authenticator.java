package org.rmocse.it;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app on somebody's telephone, written from the standard and not from our code; never shows a code twice. */
final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private final byte[] secret;
    private long shown;

    /** @param key as the page writes it */
    Authenticator(String key) {
        secret = bytes(key.replace(" ", ""));
        shown = now() - 2;
    }

    /** The earliest code that can still be taken and was not shown yet; waits where a telephone would have none yet. */
    String code() throws InterruptedException {
        shown = Math.max(shown + 1, now() - 1);
        while (shown > now() + 1) {
            Thread.sleep(200);
        }
        return last();
    }

    /** The one shown last. */
    String last() throws IllegalStateException {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(shown).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static long now() {
        return System.currentTimeMillis() / 1000 / STEP_SECONDS;
    }

    private static byte[] bytes(String key) {
        ByteBuffer bytes = ByteBuffer.allocate(key.length() * 5 / 8);
        long buffer = 0;
        int bits = 0;
        for (char sign : key.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(sign);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
