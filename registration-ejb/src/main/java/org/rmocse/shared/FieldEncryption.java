package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a stolen database must not tell: AES-256-GCM with the place it belongs to as associated data, so that a
 * value moved to another row does not open. The keys lie outside the database.
 */
@ApplicationScoped
public class FieldEncryption {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** How many bytes a sealed value is longer than what it hides. */
    public static final int OVERHEAD = NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private final SecureRandom random = new SecureRandom();
    private final Path keyFile;
    private volatile NavigableMap<Integer, byte[]> encryptionKeys;
    private final NavigableMap<Integer, byte[]> indexKeys;
    private final NavigableMap<Integer, byte[]> contentKeys;

    public FieldEncryption() {
        this(Settings.current().keyFile());
    }

    /** @param keyFile see {@code REGISTRATION_KEY_FILE} */
    public FieldEncryption(Path keyFile) {
        this.keyFile = keyFile;
        Keys keys = Keys.from(keyFile);
        encryptionKeys = keys.of("encryption");
        indexKeys = keys.of("index");
        contentKeys = keys.of("content");
    }

    /** What is wrong with a key file; KEY_FILE_MISSING, KEY_FILE_OPEN, KEY_INVALID, KEY_REPEATED or KEY_WEAK. */
    public static List<Finding> keyFindings(Path keyFile) {
        return Keys.findings(keyFile);
    }

    /** The version values are sealed with now. */
    public int currentVersion() {
        return encryptionKeys.lastKey();
    }

    /** The versions sealed values can be opened with. */
    public Set<Integer> versions() {
        return Set.copyOf(encryptionKeys.keySet());
    }

    /** The versions of the keys of keyed hashes; as they were at the start, since all nodes must look for the same hashes. */
    public Set<Integer> indexVersions() {
        return Set.copyOf(indexKeys.keySet());
    }

    /**
     * Reads the encryption keys that were added to the file meanwhile; the newest is in use from now on. What is known stays known.
     *
     * @return whether the file could be read
     */
    public boolean refresh() {
        try {
            NavigableMap<Integer, byte[]> known =
                    new TreeMap<>(Keys.from(keyFile).of("encryption"));
            known.putAll(encryptionKeys);
            encryptionKeys = known;
            return true;
        } catch (IllegalStateException beingWritten) {
            return false;
        }
    }

    /**
     * Forgets the encryption keys that were taken out of the file and that nothing is sealed with.
     *
     * @param used the versions something is sealed with
     */
    public void forget(Set<Integer> used) {
        try {
            Set<Integer> kept = Keys.from(keyFile).of("encryption").keySet();
            NavigableMap<Integer, byte[]> known = new TreeMap<>(encryptionKeys);
            known.keySet()
                    .removeIf(version ->
                            version != currentVersion() && !kept.contains(version) && !used.contains(version));
            encryptionKeys = known;
        } catch (IllegalStateException beingWritten) {
            // another time
        }
    }

    /** Whether the file these keys were read from can still be read and still holds them; without it the next start opens nothing. */
    public boolean isKeyFileInPlace() {
        try {
            Keys now = Keys.from(keyFile);
            return holds(now.of("encryption"), encryptionKeys)
                    && holds(now.of("index"), indexKeys)
                    && holds(now.of("content"), contentKeys);
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    private static boolean holds(Map<Integer, byte[]> now, Map<Integer, byte[]> used) {
        return used.entrySet().stream()
                .allMatch(key ->
                        now.containsKey(key.getKey()) && MessageDigest.isEqual(now.get(key.getKey()), key.getValue()));
    }

    /**
     * @param plain what to hide
     * @param place where it is kept: {@code schema.table.column:row's public id}
     */
    public Sealed seal(byte[] plain, String place) {
        return seal(plain, place, encryptionKeys.lastEntry());
    }

    /**
     * The same value under another key.
     *
     * @param version of the key to seal with, one of those that are known
     * @throws IllegalStateException as {@link #open}
     */
    public Sealed sealAnew(Sealed sealed, String place, int version) {
        return seal(open(sealed, place), place, Map.entry(version, encryptionKeys.get(version)));
    }

    private Sealed seal(byte[] plain, String place, Map.Entry<Integer, byte[]> key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key.getValue(), nonce, plain, 0, plain.length, place);
        return new Sealed(
                key.getKey(),
                ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException if the value was altered, belongs to another place, or its key is missing */
    public byte[] open(Sealed sealed, String place) {
        byte[] key = encryptionKeys.get(sealed.keyVersion());
        if (key == null && refresh()) {
            key = encryptionKeys.get(sealed.keyVersion());
        }
        if (key == null) {
            throw new IllegalStateException("no encryption key of version " + sealed.keyVersion());
        }
        byte[] bytes = sealed.bytes();
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, bytes, NONCE_BYTES, bytes.length - NONCE_BYTES, place);
    }

    public Sealed seal(String plain, String place) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), place);
    }

    /** @throws IllegalStateException as {@link #open} */
    public String openText(Sealed sealed, String place) {
        return new String(open(sealed, place), StandardCharsets.UTF_8);
    }

    /**
     * @param normalised the value in the one form in which it is compared
     * @param purpose what is indexed, so that equal values of two columns do not show as equal
     */
    public BlindIndex index(String normalised, String purpose) {
        return index(indexKeys.lastEntry(), normalised, purpose);
    }

    /**
     * The same under every key there is, the newest first: a row written before a key was replaced is found by the older one.
     *
     * @see #index
     */
    public List<BlindIndex> indexes(String normalised, String purpose) {
        return indexKeys.descendingMap().entrySet().stream()
                .map(key -> index(key, normalised, purpose))
                .toList();
    }

    private static BlindIndex index(Map.Entry<Integer, byte[]> key, String normalised, String purpose) {
        return new BlindIndex(
                key.getKey(), mac(key.getValue(), (purpose + ':' + normalised).getBytes(StandardCharsets.UTF_8)));
    }

    /** The name under which content is filed: a keyed hash, so that a listing of the store confirms no known file. */
    public byte[] contentAddress(byte[] content) {
        return mac(contentKeys.lastEntry().getValue(), content);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] input, int from, int length, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a sealed value of " + place + " does not open", failed);
        }
    }

    private static byte[] mac(byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
