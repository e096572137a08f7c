package org.rmocse.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.application.ApplicationKind;
import org.rmocse.certificate.Standing;
import org.rmocse.operation.ReadyState;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.rest.ApiApplication;

/** The description of the interface is valid OpenAPI, leaves nothing out, and its examples are what it describes. */
class OpenApiTest {

    private static final String BASE = "/api/v1";
    private static final java.nio.file.Path RESOURCES = java.nio.file.Path.of("src/main/java/org/rmocse/web/rest");
    private static final String TEXT = text();
    private static final JsonNode DOCUMENT = document();

    @Test
    void it_is_valid_openapi() {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(TEXT);
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void it_describes_every_operation_there_is_and_no_other() throws Exception {
        Set<String> there = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.list(RESOURCES)) {
            for (java.nio.file.Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                there.addAll(operations(Class.forName(ApiApplication.class.getPackageName() + '.' + name)));
            }
        }
        assertThat(there).hasSizeGreaterThan(10);
        assertThat(described().keySet()).isEqualTo(there);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_part_of_an_operation_has_an_example_that_is_what_it_says(String operation, JsonNode described) {
        for (JsonNode named : described.path("parameters")) {
            JsonNode parameter = resolved(named);
            String name = operation + " " + parameter.path("name").asText();
            judge(name, parameter.path("schema"), parameter.path("example"));
        }
        described
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> judge(
                        operation + " is sent",
                        body.getValue().path("schema"),
                        body.getValue().path("example")));
        JsonNode responses = described.path("responses");
        assertThat(responses.has("200") || responses.has("202")).as(operation).isTrue();
        responses.properties().forEach(response -> {
            JsonNode content = resolved(response.getValue()).path("content");
            assertThat(content).as(operation + " answers " + response.getKey()).isNotEmpty();
            content.properties()
                    .forEach(type -> judge(
                            operation + " answers " + response.getKey() + " as " + type.getKey(),
                            type.getValue().path("schema"),
                            type.getValue().path("example")));
        });
    }

    @Test
    void what_an_answer_may_be_is_what_the_product_knows() {
        assertThat(constants("Kind")).isEqualTo(names(ApplicationKind.values()));
        assertThat(constants("Category")).isEqualTo(names(PracticeCategory.values()));
        assertThat(constants("CurrentCategory"))
                .isEqualTo(names(PracticeCategory.CURRENT.toArray(PracticeCategory[]::new)));
        assertThat(constants("Standing")).isEqualTo(names(Standing.values()));
        assertThat(values(DOCUMENT.at("/components/schemas/Health/properties/status/enum")))
                .isEqualTo(names(ReadyState.values()));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> operations() {
        return described().entrySet().stream()
                .map(one -> org.junit.jupiter.params.provider.Arguments.of(one.getKey(), one.getValue()));
    }

    private static Map<String, JsonNode> described() {
        Map<String, JsonNode> described = new TreeMap<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> described.put(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + ' ' + path.getKey(),
                        operation.getValue())));
        return described;
    }

    /** Method and path of each operation of a resource class; none of another class. */
    private static Set<String> operations(Class<?> resource) {
        Set<String> operations = new TreeSet<>();
        Path root = resource.getAnnotation(Path.class);
        if (root == null) {
            return operations;
        }
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path part = method.getAnnotation(Path.class);
                    String path = BASE + '/' + root.value() + '/' + (part == null ? "" : part.value());
                    operations.add(
                            verb.value() + ' ' + path.replaceAll("/+", "/").replaceAll("/$", ""));
                }
            }
        }
        return operations;
    }

    private static void judge(String what, JsonNode schema, JsonNode example) {
        assertThat(schema.isObject()).as(what + " has a schema").isTrue();
        assertThat(example.isMissingNode()).as(what + " has no example").isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                whole,
                                SchemaValidatorsConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build())
                        .validate(example))
                .as(what)
                .isEmpty();
    }

    private static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : DOCUMENT.at(reference.asText().substring(1));
    }

    private static List<String> constants(String schema) {
        return values(DOCUMENT.at("/components/schemas/" + schema + "/enum"));
    }

    private static List<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toList());
    }

    private static String text() {
        try (InputStream in = OpenApiServlet.class.getResourceAsStream("openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(TEXT);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
