package org.rmocse.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server of buckets on this machine, which speaks the real protocol and asks for a key; what it holds outlives its being stopped. */
public final class BucketServer implements AutoCloseable {

    public static final String BUCKET = "registration-files";

    private static final String ACCESS_KEY = "of-the-test";
    private static final String SECRET_KEY = "secret-of-the-test";

    private final BlobStore objects = new TransientNio2BlobStore();
    private final int port;
    private S3Proxy server;

    public BucketServer() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        objects.createContainer(BUCKET);
        start();
    }

    /** What the environment of a server says that keeps its files there. */
    public Map<String, String> environment() {
        return environment(port);
    }

    /** The same for somebody who comes by another door. */
    Map<String, String> environment(int door) {
        return Map.of(
                "REGISTRATION_FILES",
                "s3://" + BUCKET + "/of/a/test/",
                "REGISTRATION_S3_ENDPOINT",
                "http://127.0.0.1:" + door,
                "REGISTRATION_S3_ACCESS_KEY",
                ACCESS_KEY,
                "REGISTRATION_S3_SECRET_KEY",
                SECRET_KEY);
    }

    /** Where those files are. */
    public FileLocation location() {
        return FileLocation.of(environment(), Path.of("no-home"));
    }

    int port() {
        return port;
    }

    /** Starts it again where it was. */
    public void start() {
        try {
            server = S3Proxy.builder()
                    .blobStore(objects)
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                    .build();
            server.start();
        } catch (Exception failed) { // what the library declares
            throw new IllegalStateException(failed);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception failed) { // what the library declares
            throw new IllegalStateException(failed);
        }
    }

    /** The keys of all objects. */
    public List<String> keys() {
        return objects.list(ListObjectsV2Request.builder().bucket(BUCKET).build()).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    byte[] bytes(String key) throws IOException {
        try (InputStream content = objects.getBlob(BUCKET, key)) {
            return content.readAllBytes();
        }
    }

    void put(String key, byte[] bytes) {
        objects.putBlob(
                PutObjectRequest.builder()
                        .bucket(BUCKET)
                        .key(key)
                        .contentLength((long) bytes.length)
                        .build(),
                new ByteArrayInputStream(bytes));
    }

    void delete(String key) {
        objects.removeBlob(BUCKET, key);
    }

    @Override
    public void close() {
        stop();
    }
}
