package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.agency.Recommendation;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.EligibilityFacts;
import org.rmocse.application.MaterialCode;
import org.rmocse.application.MatterState;
import org.rmocse.application.Status;
import org.rmocse.application.Turn;
import org.rmocse.certificate.RegisterColumn;
import org.rmocse.certificate.RegisterImport;
import org.rmocse.education.EducationColumn;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.shared.Texts;

/** Walks every page, page bean and bundle: no text is missing, in either language, and none stands anywhere else. */
class PageTextsTest {

    private static final Path BUNDLES = Path.of("src/main/resources/org/rmocse/web");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern WORD = Pattern.compile("([A-Z]\\w+)\\.([A-Z][A-Z_]*)");

    /** The name of the other language, and an example of what is typed in Chinese. */
    private static final Set<String> IN_CHINESE_EVERYWHERE = Set.of("page.language", "hint.basic.ethnicity");

    private static final List<String> MODULES = List.of(
            "shared",
            "document",
            "applicant",
            "account",
            "employer",
            "agency",
            "certificate",
            "education",
            "application",
            "notification",
            "publicity");

    private static final List<String> STATISTICS =
            List.of("batches", "categories", "kinds", "regions", "waits", "agencies", "reasons", "open", "ending");

    /**
     * What the beginnings of keys are completed with. One that names an enumeration, such as {@code MaterialCode.}, needs no
     * entry: each of its constants must have its text.
     */
    private static final Map<String, List<String>> COMPLETED = completed();

    private static Map<String, List<String>> completed() {
        Map<String, List<String>> completed = new HashMap<>();
        completed.put("admin_calendar.weekday.", names(java.time.DayOfWeek.values()));
        completed.put(
                "admin_qualifications.shape.",
                List.of(
                        "NAME",
                        "ID_NUMBER",
                        "CERTIFICATE",
                        "MANAGEMENT",
                        "ISSUED_ON",
                        "CATEGORY",
                        "EXTRA",
                        "EMAIL",
                        "MOBILE"));
        completed.put("admin_register.shape.", names(RegisterColumn.values()));
        completed.put("admin_register.state.", names(RegisterImport.Status.values()));
        completed.put("admin_register.status.", names(RegisterImport.Status.values()));
        completed.put("applicant_step.education.", List.of("INITIAL", "RENEWAL", "CHANGE", "RE_REGISTRATION"));
        completed.put("applicant_step.matter.", List.of("REISSUE", "CANCELLATION", "OTHER_MATTER"));
        completed.put(
                "matter.",
                List.of(
                        "item.CERTIFICATE",
                        "item.LABEL",
                        "condition.DAMAGED",
                        "condition.LOST",
                        "condition.HELD",
                        "subject.ID_NUMBER",
                        "subject.NAME",
                        "subject.OTHER"));
        completed.put("matter.item.", List.of("CERTIFICATE", "LABEL"));
        completed.put("matter.condition.", List.of("DAMAGED", "LOST", "HELD"));
        completed.put("matter.subject.", List.of("ID_NUMBER", "NAME", "OTHER"));
        completed.put("admin_education.shape.", names(EducationColumn.values()));
        completed.put("field.", List.of("employer.name", "employer.phone", "basic.mobile", "agency.collection"));
        completed.put("change.", List.of("category", "employer", "employerName", "withRenewal"));
        completed.put(
                "agency_bulk.at_once.",
                List.of("ACCEPT", "PASS_INITIAL", "PASS_FINAL", "TAKE_BACK_INITIAL", "TAKE_BACK_FINAL"));
        completed.put(
                "agency_bulk.button.",
                List.of(
                        "ACCEPT",
                        "RETURN",
                        "PASS_INITIAL",
                        "REFUSE_INITIAL",
                        "TAKE_BACK_INITIAL",
                        "PASS_FINAL",
                        "REFUSE_FINAL",
                        "TAKE_BACK_FINAL"));
        completed.put("agency_collection.empty.", List.of("DISPATCHED", "AT_AGENCY", "COLLECTED"));
        completed.put("agency_collection.scan.", List.of("DISPATCHED", "AT_AGENCY", "COLLECTED"));
        completed.put("certificate_index.to_make.", List.of("CERTIFICATE", "LABEL"));
        completed.put("certificate_index.only.", List.of("CERTIFICATE", "LABEL"));
        completed.put("agency_collection.since.", List.of("DISPATCHED", "AT_AGENCY", "COLLECTED"));
        completed.put("agency_collection.tab.", List.of("DISPATCHED", "AT_AGENCY", "COLLECTED"));
        completed.put(
                "agency_due.",
                List.of(
                        "WORKING.left",
                        "WORKING.last",
                        "WORKING.over",
                        "CALENDAR.left",
                        "CALENDAR.last",
                        "CALENDAR.over"));
        completed.put(
                "agency_index.empty.",
                List.of("SUBMITTED", "UNDER_INITIAL_REVIEW", "INITIAL_PASSED", "REPORTED", "AWAITING_APPROVAL"));
        completed.put("agency_statistics.name.", STATISTICS);
        completed.put("agency_statistics.none.", STATISTICS);
        completed.put("agency_statistics.note.", List.of("waits", "agencies", "ending"));
        completed.put("agency_statistics.group.", List.of("MINISTRY", "CENTRAL_ENTERPRISE", "CENTRE"));
        completed.put(
                "agency_item.",
                List.of(
                        "agency",
                        "agency.agencyId",
                        "basic",
                        "portrait",
                        "portrait.fileId",
                        "category",
                        "category.category",
                        "employer",
                        "employer.name",
                        "education",
                        "education.rows",
                        "work",
                        "work.rows",
                        "form",
                        "form.pages",
                        "materials",
                        "materials.APP_FORM",
                        "materials.CONTRACT",
                        "materials.HOLD_ID",
                        "materials.CE_PROOF",
                        "materials.RENAME_PROOF",
                        "materials.ID_COPY",
                        "materials.DUTY_STATEMENT",
                        "materials.LOSS_DECLARATION",
                        "materials.MATTER_PROOF",
                        "matter",
                        "change",
                        "duty.rows"));
        completed.put("agency_review.collection.", List.of("IN_PERSON", "COURIER"));
        completed.put(
                "agency_review.done.",
                List.of(
                        "ACCEPT",
                        "PASS_INITIAL",
                        "PASS_FINAL",
                        "RETURN",
                        "SEND_BACK",
                        "REFUSE_INITIAL",
                        "REFUSE_FINAL",
                        "REJECT",
                        "TAKE_BACK_INITIAL",
                        "TAKE_BACK_FINAL"));
        completed.put("agency_review.document.", names(MaterialCode.values()));
        completed.put(
                "expected.",
                Stream.concat(
                                names(MaterialCode.values()).stream(),
                                Stream.of(
                                        "portrait",
                                        "person",
                                        "qualification",
                                        "employer",
                                        "education",
                                        "work",
                                        "duty",
                                        "change",
                                        "matter"))
                        .toList());
        completed.put("agency_review.language.", List.of("zh", "en"));
        completed.put(
                "applicant_apply.event.",
                List.of(
                        "SUBMIT",
                        "SUBMIT_AGAIN",
                        "WITHDRAW",
                        "ACCEPT",
                        "RETURN",
                        "LAPSE",
                        "PASS_INITIAL",
                        "REFUSE_INITIAL",
                        "TAKE_BACK_INITIAL",
                        "REPORT",
                        "FORWARD",
                        "PASS_FINAL",
                        "REFUSE_FINAL",
                        "SEND_BACK",
                        "TAKE_BACK_FINAL",
                        "APPROVE",
                        "REJECT",
                        "TO_PRODUCE",
                        "PRODUCED",
                        "DISPATCHED",
                        "AT_AGENCY",
                        "COLLECTED",
                        "VOID"));
        completed.put(
                "applicant_apply.next.",
                Stream.concat(
                                names(Status.values(), Status.DRAFT, Status.RETURNED, Status.APPROVED).stream(),
                                Stream.concat(
                                        names(ApplicationKind.values()).stream().map("APPROVED."::concat),
                                        Stream.of("AT_AGENCY", "COLLECTED")))
                        .toList());
        completed.put(
                "applicant_apply.stage.",
                List.of("acceptance", "initial", "final", "approval", "certificate", "label", "copy", "entered"));
        completed.put("applicant_apply.stage_", List.of("past", "now", "next"));
        completed.put("applicant_apply.state.", List.of("done", "fix", "empty"));
        completed.put("applicant_apply.turn.", names(Turn.values()));
        completed.put("certificate_index.empty.", List.of("TO_PRODUCE", "PRODUCED", "DISPATCHED"));
        completed.put("collection.", List.of("IN_PERSON", "COURIER"));
        completed.put("delivery.", List.of("WAITING", "SENDING", "SENT", "FAILED"));
        completed.put(
                "error.",
                Arrays.stream(ErrorKind.values())
                        .flatMap(kind -> Stream.of(kind.key() + ".title", kind.key() + ".text"))
                        .toList());
        completed.put(
                "finding.",
                List.of(
                        "ROW_INCOMPLETE",
                        "ROW_REVERSED",
                        "ROW_FUTURE",
                        "ROW_OUTSIDE_CYCLE",
                        "ROW_OVERLAPS",
                        "ROW_WITHOUT_PROOF",
                        "REQUIRED",
                        "NUMBER_LOST",
                        "ID_NUMBER_INVALID",
                        "DATE_INVALID",
                        "DATE_IN_FUTURE",
                        "DATES_REVERSED",
                        "HOURS_INVALID",
                        "CELL_TOO_LONG",
                        "PERSON_UNKNOWN",
                        "NAME_DIFFERS",
                        "RECORD_DIFFERS",
                        "RECORD_OVERLAPS"));
        completed.put("hint.material.", names(MaterialCode.values()));
        completed.put("item.", List.of("CERTIFICATE", "LABEL"));
        completed.put(
                "officer.",
                names(Status.values(), Status.DRAFT).stream()
                        .map(status -> "Status." + status)
                        .toList());
        completed.put(
                "portal_index.kind.",
                Arrays.stream(ApplicationKind.values())
                        .filter(ApplicationKind::registers)
                        .map(Enum::name)
                        .toList());
        completed.put(
                "province.",
                List.of(
                        "110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000",
                        "320000", "330000", "340000", "350000", "360000", "370000", "410000", "420000", "430000",
                        "440000", "450000", "460000", "500000", "510000", "520000", "530000", "540000", "610000",
                        "620000", "630000", "640000", "650000", "660000"));
        completed.put("recommendation.", names(Recommendation.Reason.values()));
        completed.put("ministry_matters.empty.", names(MatterState.values()));
        completed.put("ministry_employer.change_text.", names(EmployerStatus.values()));
        completed.put("finding.GROUND_NOT_PLAIN.", List.of("WHITE", "BLUE", "RED"));
        completed.put("portal_self_check.answer.", List.of("YES", "NO"));
        completed.put("portal_self_check.change.", List.of("EMPLOYER", "NAME", "CATEGORY"));
        completed.put("portal_self_check.employer.", List.of("SAME", "ANOTHER"));
        completed.put("portal_self_check.ending.", names(EligibilityFacts.Ending.values()));
        completed.put("portal_self_check.kind.", names(ApplicationKind.values()));
        completed.put(
                "rule.",
                List.of(
                        "R4", "R7", "R8", "R9", "R11", "R22", "R23", "D4", "D5", "D6", "D8", "D9", "D10", "D19",
                        "D21"));
        completed.put("sex.", List.of("F", "M"));
        return completed;
    }

    @Test
    void every_key_that_is_named_has_its_text() {
        List<String> missing = new ArrayList<>();
        NamedTexts.read().whole().forEach((key, files) -> {
            if (!hasText(key)) {
                missing.add(key + " in " + files);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_that_is_put_together_has_its_text_for_whatever_completes_it() {
        List<String> missing = new ArrayList<>();
        NamedTexts.read().begun().forEach((beginning, files) -> {
            Optional<List<String>> endings = Optional.ofNullable(COMPLETED.get(beginning))
                    .or(() -> constants(beginning.substring(0, beginning.length() - 1)));
            if (endings.isEmpty()) {
                missing.add(beginning + " is completed in " + files + " with what this test does not know");
            }
            endings.orElse(List.of()).stream()
                    .map(beginning::concat)
                    .filter(key -> !hasText(key))
                    .forEach(missing::add);
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void an_enumeration_with_words_has_one_for_each_constant() {
        Set<String> enumerations = Texts.of(Texts.CHINESE).keys().stream()
                .map(WORD::matcher)
                .filter(Matcher::matches)
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(enumerations).contains("Status", "PracticeCategory", "Standing");
        assertThat(enumerations)
                .allSatisfy(name -> assertThat(constants(name)).as(name).isPresent())
                .allSatisfy(name -> assertThat(constants(name).orElseThrow())
                        .allMatch(constant -> hasText(name + '.' + constant), "has its word"));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void both_languages_say_the_same_things(String audience) {
        Properties chinese = bundle(audience, "zh_CN");
        Properties english = bundle(audience, "en");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        List<String> wrong = new ArrayList<>();
        for (String key : chinese.stringPropertyNames()) {
            String inChinese = chinese.getProperty(key);
            String inEnglish = english.getProperty(key);
            if (inChinese.isBlank() != inEnglish.isBlank() || !places(inEnglish).equals(places(inChinese))) {
                wrong.add(key + ": " + inChinese + " / " + inEnglish);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void each_language_keeps_to_itself(String audience) {
        List<String> foreign = bundle(audience, "en").entrySet().stream()
                .filter(text -> HAN.matcher(text.getValue().toString()).find())
                .map(text -> text.getKey().toString())
                .toList();
        assertThat(IN_CHINESE_EVERYWHERE).containsAll(foreign);
    }

    @Test
    void no_text_has_two_places() {
        Map<String, String> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String audience : audiences()) {
            for (String key : bundle(audience, "zh_CN").stringPropertyNames()) {
                String before = seen.put(key, audience);
                if (before != null || Texts.of(Texts.CHINESE).has(key)) {
                    twice.add(key + " in " + before + " and " + audience);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_holds_no_words_of_its_own(Path page) {
        String source = NamedTexts.content(page);
        assertThat(HAN.matcher(source).find()).as("Han characters in " + page).isFalse();
        assertThat(NamedTexts.prose(source)).as("words in " + page).doesNotContainPattern("\\p{L}");
        assertThat(source).doesNotContainPattern("\\b(?:alt|title|aria-label|placeholder)=\"[^\"#]*\\p{L}[^\"#]*\"");
    }

    @Test
    void a_gap_is_seen() {
        assertThat(hasText("page.product")).isTrue();
        assertThat(hasText("page.no_such_text")).isFalse();
        assertThat(NamedTexts.read().whole())
                .containsKeys("page.product", "portal_verify.code", "security_set_password.done");
        assertThat(NamedTexts.read().begun()).containsKeys("portal_index.kind.", "error.");
        assertThat(NamedTexts.prose("<p title=\"a > b\">#{t.get('x')} · 1</p><!-- words -->"))
                .isEqualTo("· 1");
        assertThat(NamedTexts.prose("<p>#{x} words</p>")).isEqualTo("words");
    }

    static Stream<Path> pages() {
        return NamedTexts.pages().stream();
    }

    static List<String> audiences() {
        return NamedTexts.files(BUNDLES, "messages_zh_CN.properties").stream()
                .map(file -> file.getParent().getFileName().toString())
                .toList();
    }

    private static boolean hasText(String key) {
        return Stream.of(Texts.CHINESE, Texts.ENGLISH)
                .allMatch(locale -> PageTexts.pages(locale).containsKey(key)
                        || Texts.of(locale).has(key));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The constants of the business's enumeration of this name; empty where there is none. */
    private static Optional<List<String>> constants(String enumeration) {
        for (String module : MODULES) {
            try {
                Class<?> type = Class.forName("org.rmocse." + module + '.' + enumeration);
                if (type.isEnum()) {
                    return Optional.of(names(type.getEnumConstants()));
                }
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Object[] constants, Object... without) {
        Collection<Object> left = new ArrayList<>(List.of(constants));
        left.removeAll(List.of(without));
        return left.stream().map(constant -> ((Enum<?>) constant).name()).toList();
    }

    private static Properties bundle(String audience, String language) {
        Path file = BUNDLES.resolve(audience).resolve("messages_" + language + ".properties");
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(java.nio.file.Files.newInputStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
