package org.rmocse.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of a test's own for {@code localhost}, and what trusts it alone. */
final class SelfSigned {

    static final String PASSWORD = "of-the-test";

    private static final String ALIAS = "site";

    private final Path keyStore;
    private final Path trustStore;
    private final KeyStore keys;
    private final KeyStore trusted;

    /** Draws it and lays two stores into the folder. */
    SelfSigned(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        keyStore = folder.resolve("store.p12");
        trustStore = folder.resolve("trusted.p12");
        Process drawing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!drawing.waitFor(2, TimeUnit.MINUTES) || drawing.exitValue() != 0) {
            drawing.destroyForcibly();
            throw new IllegalStateException("no certificate was drawn in " + folder);
        }
        keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        try (OutputStream file = Files.newOutputStream(trustStore)) {
            trusted.store(file, PASSWORD.toCharArray());
        }
    }

    Path keyStore() {
        return keyStore;
    }

    Path trustStore() {
        return trustStore;
    }

    SSLContext trusting() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Writes certificate and key as nginx reads them. */
    void write(Path certificate, Path key) throws IOException, GeneralSecurityException {
        write(certificate, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        write(key, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                        + "-----\n");
    }
}
