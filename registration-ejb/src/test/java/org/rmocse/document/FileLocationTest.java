package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileLocationTest {

    private static final Path HOME = Path.of("/var/lib/registration");

    @Test
    void files_are_in_a_folder_of_the_home_unless_a_bucket_is_named() {
        assertThat(FileLocation.of(Map.of(), HOME).folder()).isEqualTo(HOME.resolve("files"));
        assertThat(FileLocation.of(Map.of("REGISTRATION_FILES", " "), HOME).folder())
                .isEqualTo(HOME.resolve("files"));
    }

    @ParameterizedTest
    @CsvSource({
        "s3://files-of-ours, files-of-ours, ''",
        "s3://files-of-ours/, files-of-ours, ''",
        "s3://files.of.ours/register, files.of.ours, register",
        "s3://files-of-ours/of/the/register/, files-of-ours, of/the/register"
    })
    void a_bucket_is_named_with_a_prefix_or_without(String given, String bucket, String prefix) {
        FileLocation location = FileLocation.of(Map.of("REGISTRATION_FILES", given), HOME);
        assertThat(location.folder()).isNull();
        assertThat(location.bucket()).isEqualTo(bucket);
        assertThat(location.prefix()).isEqualTo(prefix);
        assertThat(location.endpoint()).as("Amazon's own").isNull();
        assertThat(location.region()).isEqualTo("us-east-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/files",
                "https://files.example/bucket",
                "s3:bucket",
                "s3://",
                "s3://Bucket_",
                "s3:///prefix"
            })
    void what_is_no_bucket_is_refused_rather_than_taken_for_a_folder(String given) {
        assertThatThrownBy(() -> FileLocation.of(Map.of("REGISTRATION_FILES", given), HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket");
    }

    @Test
    void one_key_without_the_other_is_refused_and_neither_is_printed() {
        Map<String, String> both = Map.of(
                "REGISTRATION_FILES", "s3://files-of-ours/register",
                "REGISTRATION_S3_ENDPOINT", "https://files.example:9000",
                "REGISTRATION_S3_REGION", "cn-north-1",
                "REGISTRATION_S3_ACCESS_KEY", "who",
                "REGISTRATION_S3_SECRET_KEY", "not-to-be-told");
        FileLocation location = FileLocation.of(both, HOME);
        assertThat(location.endpoint()).isEqualTo(URI.create("https://files.example:9000"));
        assertThat(location.region()).isEqualTo("cn-north-1");
        assertThat(location).hasToString("s3://files-of-ours/register");
        assertThatThrownBy(() -> FileLocation.of(
                        Map.of(
                                "REGISTRATION_FILES",
                                "s3://files-of-ours",
                                "REGISTRATION_S3_SECRET_KEY",
                                "not-to-be-told"),
                        HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not-to-be-told");
    }
}
