package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.agency.AgencyType;
import org.rmocse.certificate.CodeSignature;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.Handover;
import org.rmocse.certificate.ScanOutcome;
import org.rmocse.certificate.Standing;
import org.rmocse.certificate.VoidReason;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;
import org.rmocse.shared.Texts;

/** Whatever people read has its words in both languages: enumerations, findings, and every bundle of the business. */
class WordsTest {

    private static final Pattern KEY = Pattern.compile("^([^#=\\s][^=]*)=", Pattern.MULTILINE);

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "rmocse");
    private static final Path BUNDLES = Path.of("src", "main", "resources", "org", "rmocse");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");
    private static final Pattern FINDING = Pattern.compile("Finding\\.of\\(\\s*([^,]*),");
    private static final Pattern ROW_ERROR =
            Pattern.compile("(?:new RowError|refuse)\\(\\s*[^,]+,\\s*[^,]+,\\s*(\"[A-Z_]+\")");
    private static final Pattern RETURNED = Pattern.compile("(?:return|whyNot\\[i] =|new NotMoved)([^;]*);");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** The words the domain gives the statuses, for applicants and for officers. */
    private static final Map<Status, List<String>> STATUS_WORDS = Map.ofEntries(
            Map.entry(Status.DRAFT, List.of("未提交")),
            Map.entry(Status.SUBMITTED, List.of("待受理", "待受理")),
            Map.entry(Status.RETURNED, List.of("退回补正", "待申请人补正")),
            Map.entry(Status.UNDER_INITIAL_REVIEW, List.of("初审中", "待初审")),
            Map.entry(Status.INITIAL_PASSED, List.of("初审通过", "待上报")),
            Map.entry(Status.REPORTED, List.of("终审中", "待终审")),
            Map.entry(Status.AWAITING_APPROVAL, List.of("待批准", "待批准")),
            Map.entry(Status.APPROVED, List.of("已批准", "已批准")),
            Map.entry(Status.REFUSED, List.of("不予注册", "不予注册")),
            Map.entry(Status.WITHDRAWN, List.of("已撤回", "已撤回")),
            Map.entry(Status.LAPSED, List.of("逾期未补正", "逾期未补正")));

    static Stream<Enum<?>> every_constant_people_see() {
        return Stream.<Enum<?>[]>of(
                        Status.values(),
                        Action.values(),
                        Answer.values(),
                        Turn.values(),
                        Nearness.values(),
                        ReasonCode.values(),
                        MaterialCode.values(),
                        Step.values(),
                        ApplicationKind.values(),
                        RevocationGround.values(),
                        RevocationStatus.values(),
                        MatterKind.values(),
                        MatterState.values(),
                        BlankForm.values(),
                        CodeSignature.values(),
                        CopyStatus.values(),
                        Handover.values(),
                        ScanOutcome.values(),
                        VoidReason.values(),
                        Standing.values(),
                        AgencyType.values(),
                        EmployerStatus.values(),
                        NoticeType.values(),
                        org.rmocse.notification.MailAnswer.values(),
                        org.rmocse.notification.MailState.values(),
                        org.rmocse.publicity.WaitStage.values(),
                        org.rmocse.operation.ExportColumn.values(),
                        org.rmocse.operation.ExportState.values(),
                        PracticeCategory.values(),
                        org.rmocse.shared.Job.values(),
                        org.rmocse.document.VirusState.values(),
                        Role.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("every_constant_people_see")
    void has_a_word_for_every_constant(Enum<?> constant) {
        String key = constant.getDeclaringClass().getSimpleName() + '.' + constant.name();
        assertThat(Texts.of(Texts.CHINESE).has(key)).as(key).isTrue();
        assertThat(Texts.of(Texts.ENGLISH).has(key)).as(key).isTrue();
        assertThat(Texts.of(Texts.CHINESE).of(constant)).containsPattern(HAN);
        assertThat(Texts.of(Texts.ENGLISH).of(constant)).doesNotContainPattern(HAN);
    }

    /** The later of two would be shown and the earlier mended in vain. */
    @ParameterizedTest
    @MethodSource("bundles")
    void no_key_stands_twice_in_a_bundle(Path bundle) throws IOException {
        List<String> keys = KEY.matcher(Files.readString(bundle))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("messages_\\w+\\.properties"))
                    .toList()
                    .stream();
        }
    }

    @Test
    void calls_a_status_what_the_domain_calls_it_for_each_audience() {
        Texts chinese = Texts.of(Texts.CHINESE);
        for (Status status : Status.values()) {
            List<String> words = STATUS_WORDS.get(status);
            assertThat(chinese.of(status)).as(status.name()).isEqualTo(words.get(0));
            if (words.size() > 1) {
                String key = "officer.Status." + status;
                assertThat(chinese.get(key)).isEqualTo(words.get(1));
                assertThat(Texts.of(Texts.ENGLISH).has(key)).as(key).isTrue();
            }
        }
    }

    @Test
    void has_a_sentence_for_every_finding_the_code_can_make() throws IOException {
        Set<String> codes = findings();
        assertThat(codes)
                .hasSizeGreaterThan(60)
                .contains(
                        "REQUIRED",
                        "OVER_AGE",
                        "EDUCATION_INSUFFICIENT",
                        "FORM_OUTDATED",
                        "FOUR_EYES",
                        "OWN_FILE",
                        "CLAIMED_BY_OTHER",
                        "ROW_OVERLAPS",
                        "PERSON_REGISTERED");
        for (String code : codes) {
            String key = "finding." + code;
            assertThat(Texts.of(Texts.CHINESE).has(key)).as(key).isTrue();
            assertThat(Texts.of(Texts.ENGLISH).has(key)).as(key).isTrue();
        }
    }

    @Test
    void a_sentence_names_only_what_a_finding_has() {
        for (Texts texts : List.of(Texts.of(Texts.CHINESE), Texts.of(Texts.ENGLISH))) {
            for (String key : texts.keys()) {
                if (key.startsWith("finding.")) {
                    assertThat(placeholders(texts.get(key))).as(key).isSubsetOf("have", "need", "satisfiedOn");
                }
            }
        }
    }

    static Stream<String> every_module_with_words() throws IOException {
        try (Stream<Path> modules = Files.list(BUNDLES)) {
            return modules
                    .filter(module -> Files.exists(module.resolve("messages_zh_CN.properties"))
                            || Files.exists(module.resolve("messages_en.properties")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("every_module_with_words")
    void says_the_same_in_both_languages(String module) throws IOException {
        Map<String, String> chinese = bundle(module, "zh_CN");
        Map<String, String> english = bundle(module, "en");
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        chinese.forEach((key, text) -> {
            assertThat(placeholders(english.get(key))).as(key).isEqualTo(placeholders(text));
            assertThat(text).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank().doesNotContainPattern(HAN);
        });
    }

    @ParameterizedTest
    @MethodSource("every_module_with_words")
    void speaks_plainly_and_politely(String module) throws IOException {
        bundle(module, "zh_CN").forEach((key, text) -> assertThat(text).as(key).doesNotContain("你", "！", "!"));
        bundle(module, "en").forEach((key, text) -> assertThat(text).as(key).doesNotContain("!"));
    }

    @Test
    void no_key_stands_in_two_modules() throws IOException {
        Map<String, String> owner = new TreeMap<>();
        for (String module : every_module_with_words().toList()) {
            for (String key : bundle(module, "zh_CN").keySet()) {
                String other = owner.put(key, module);
                assertThat(other).as(key + " in " + module).isNull();
            }
        }
    }

    /** Every code that stands in the sources where a finding, the error of an imported row or a refusal is made. */
    private static Set<String> findings() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                add(FINDING, source, codes);
                add(ROW_ERROR, source, codes);
                if (Set.of("EducationRule.java", "WhyNotMoved.java")
                        .contains(file.getFileName().toString())) {
                    add(RETURNED, source, codes);
                }
            }
        }
        return codes;
    }

    /** The codes in the first group of every place the pattern finds. */
    private static void add(Pattern made, String source, Set<String> codes) {
        made.matcher(source)
                .results()
                .flatMap(place -> CODE.matcher(place.group(1)).results())
                .forEach(code -> codes.add(code.group(1)));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> bundle(String module, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader in =
                Files.newBufferedReader(BUNDLES.resolve(module).resolve("messages_" + language + ".properties"))) {
            properties.load(in);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
