package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs what leaves the house on paper, so that anybody can tell it from a forgery with the public key alone: Ed25519 (RFC 8032),
 * whose signatures are short, and the same each time the same is signed. The private keys lie in the key file, under
 * {@code signing} and a version.
 */
@ApplicationScoped
public class Signatures {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final NavigableMap<Integer, KeyPair> keys = new TreeMap<>();

    public Signatures() {
        this(Settings.current().keyFile());
    }

    /** @param keyFile see {@code REGISTRATION_KEY_FILE} */
    public Signatures(Path keyFile) {
        Keys.from(keyFile).signing().forEach((version, seed) -> keys.put(version, pair(seed)));
    }

    /** The version of the key that signs from now on; empty where the key file has none, and nothing is signed. */
    public Optional<Integer> version() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.lastKey());
    }

    /**
     * @return 64 bytes
     * @throws IllegalStateException if the key file has no signing key of that version
     */
    public byte[] sign(int version, byte[] message) {
        KeyPair pair = keys.get(version);
        if (pair == null) {
            throw new IllegalStateException("no signing key of version " + version);
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The public keys, 32 bytes each, by version. */
    public NavigableMap<Integer, byte[]> publicKeys() {
        NavigableMap<Integer, byte[]> published = new TreeMap<>();
        keys.forEach((version, pair) -> {
            byte[] encoded = pair.getPublic().getEncoded();
            published.put(version, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        });
        return published;
    }

    /** Whether who signed the message holds the private key of this public one. */
    public static boolean isGenuine(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(X509.length + KEY_BYTES)
                            .put(X509)
                            .put(publicKey)
                            .array())));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException garbled) {
            return false;
        }
    }

    /** A private key is a seed of 32 bytes; the library tells its public key only to whoever lets it draw the seed. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Draws the bytes it was given. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        private Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
