package org.rmocse.document;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket, with the shelf before the name in each key. An object is there whole or not at all, and what was put is read at once by
 * everybody: that the protocol promises. Whoever waits for a bucket that is away waits for a few seconds, and tries thrice at most.
 */
final class BucketFiles implements FilePlace {

    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With what a request is tried again in the meantime; a page waits for no longer. */
    private static final Duration WHOLE_PATIENCE = Duration.ofSeconds(20);

    private final FileLocation location;
    private final Duration patience;
    private S3Client opened;

    BucketFiles(FileLocation location) {
        this(location, PATIENCE);
    }

    /** @param patience how long one request may take */
    BucketFiles(FileLocation location, Duration patience) {
        this.location = location;
        this.patience = patience;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        String key = key(DocumentStore.shelf(name), name);
        if (!isThere(key)) {
            asked(client -> client.putObject(
                    request -> request.bucket(location.bucket()).key(key), RequestBody.fromBytes(bytes)));
        }
    }

    private boolean isThere(String key) throws IOException {
        return asked(client -> {
            try {
                client.headObject(request -> request.bucket(location.bucket()).key(key));
                return true;
            } catch (NoSuchKeyException missing) {
                return false;
            }
        });
    }

    @Override
    public byte[] get(String name) throws IOException {
        String key = key(DocumentStore.shelf(name), name);
        return asked(client -> client.getObjectAsBytes(
                        request -> request.bucket(location.bucket()).key(key)))
                .asByteArray();
    }

    /** By copying it upon itself, which the protocol has nothing shorter for. */
    @Override
    public void renew(String name, String other) throws IOException {
        String key = key(DocumentStore.shelf(name), name);
        asked(client -> client.copyObject(request -> request.sourceBucket(location.bucket())
                .sourceKey(key)
                .destinationBucket(location.bucket())
                .destinationKey(key)
                .metadataDirective(MetadataDirective.REPLACE)));
    }

    @Override
    public void remove(String shelf, String name) throws IOException {
        String key = key(shelf, name);
        asked(client ->
                client.deleteObject(request -> request.bucket(location.bucket()).key(key)));
    }

    @Override
    public List<Lying> lying(String shelf) throws IOException {
        String begin = key(shelf, "");
        return asked(client ->
                client
                        .listObjectsV2Paginator(
                                request -> request.bucket(location.bucket()).prefix(begin))
                        .contents()
                        .stream()
                        .map(object -> new Lying(
                                shelf, object.key().substring(begin.length()), object.size(), object.lastModified()))
                        .toList());
    }

    @Override
    public boolean isWritable() {
        String trial = key("try", "part"); // always the same, so that no more than one is ever left over
        try {
            asked(client -> client.putObject(
                    request -> request.bucket(location.bucket()).key(trial), RequestBody.fromBytes(new byte[1])));
            asked(client -> client.deleteObject(
                    request -> request.bucket(location.bucket()).key(trial)));
            return true;
        } catch (IOException away) {
            return false;
        }
    }

    private String key(String shelf, String name) {
        return location.prefix().isEmpty() ? shelf + '/' + name : location.prefix() + '/' + shelf + '/' + name;
    }

    /** What the library says is told without its own types, which nobody else shall know. */
    private <T> T asked(Function<S3Client, T> question) throws IOException {
        try {
            return question.apply(client());
        } catch (NoSuchKeyException missing) {
            throw missing(missing);
        } catch (SdkException away) {
            throw new IOException("the bucket of " + location + " did not do it: " + away.getMessage(), away);
        }
    }

    private FileNotFoundException missing(NoSuchKeyException missing) {
        FileNotFoundException told = new FileNotFoundException("there is no such object in " + location);
        told.initCause(missing);
        return told;
    }

    /** Made when it is first needed: it takes a second, and a server whose files are in a folder never needs it. */
    private synchronized S3Client client() {
        if (opened == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .region(Region.of(location.region()))
                    .credentialsProvider(credentials())
                    .httpClient(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECTING)
                            .socketTimeout(patience)
                            .build())
                    // contents are sealed and know by themselves whether they were altered; not every server knows
                    // these sums
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(override -> override.apiCallAttemptTimeout(patience)
                            .apiCallTimeout(WHOLE_PATIENCE)
                            .retryStrategy(RetryMode.STANDARD))
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(location.endpoint() != null)
                            .chunkedEncodingEnabled(false)
                            .expectContinueEnabled(false)
                            .build());
            if (location.endpoint() != null) {
                builder.endpointOverride(location.endpoint());
            }
            opened = builder.build();
        }
        return opened;
    }

    private AwsCredentialsProvider credentials() {
        return location.accessKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(location.accessKey(), location.secretKey()));
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
