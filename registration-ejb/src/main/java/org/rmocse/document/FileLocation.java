package org.rmocse.document;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.shared.Settings;

/**
 * Where kept files lie: in a folder of this installation, or in a bucket that speaks the protocol of Amazon S3 and that several
 * servers share.
 *
 * @param folder the folder; null where it is a bucket
 * @param bucket the bucket's name; null where it is a folder
 * @param prefix what the key of each file begins with, without slashes at its ends; empty for none
 * @param endpoint where the bucket is served; null for Amazon's own
 * @param region the region it is in
 * @param accessKey with which it is opened; null to let the library find one, as on a machine that has a role
 * @param secretKey what belongs to it; null where there is none
 */
public record FileLocation(
        Path folder, String bucket, String prefix, URI endpoint, String region, String accessKey, String secretKey) {

    private static final Pattern BUCKET = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/*([^/].*?)?/*");

    /** Every place takes the name of some region, and most that are not Amazon's take this one. */
    private static final String REGION = "us-east-1";

    /** In that folder. */
    public static FileLocation in(Path folder) {
        return new FileLocation(folder, null, "", null, null, null, null);
    }

    /** As the environment of this server says. */
    static FileLocation current() {
        return of(System.getenv(), Settings.current().home());
    }

    /**
     * As an environment says.
     *
     * @param home beneath which the folder is, where the environment names no bucket
     * @throws IllegalArgumentException if {@code REGISTRATION_FILES} is no address of a bucket, or one of the two keys is missing
     */
    public static FileLocation of(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("REGISTRATION_FILES", "").strip();
        if (given.isEmpty()) {
            return in(home.resolve("files"));
        }
        Matcher address = BUCKET.matcher(given);
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "REGISTRATION_FILES=" + given + " is not of the form s3://bucket or s3://bucket/prefix");
        }
        String endpoint = said(environment, "REGISTRATION_S3_ENDPOINT");
        String accessKey = said(environment, "REGISTRATION_S3_ACCESS_KEY");
        String secretKey = said(environment, "REGISTRATION_S3_SECRET_KEY");
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException(
                    "REGISTRATION_S3_ACCESS_KEY and REGISTRATION_S3_SECRET_KEY are given together or not at all");
        }
        String region = said(environment, "REGISTRATION_S3_REGION");
        return new FileLocation(
                null,
                address.group(1),
                address.group(2) == null ? "" : address.group(2),
                endpoint == null ? null : URI.create(endpoint),
                region == null ? REGION : region,
                accessKey,
                secretKey);
    }

    private static String said(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    FilePlace open() {
        return bucket == null ? new FolderFiles(folder) : new BucketFiles(this);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return bucket == null ? folder.toString() : "s3://" + bucket + '/' + prefix;
    }
}
