package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.Texts;

/** Every reason, finding, letter and mail has its words in both languages, and its rule with the instrument behind it (D20). */
class RulesBehindTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "rmocse");
    private static final Pattern MADE = Pattern.compile("Finding\\s*\\.of\\(");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");
    private static final Pattern RULE = Pattern.compile("\"([RVD]\\d{1,2})\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** How the instruments of the domain, or the guide that applies them, are called at the beginning of a rule's text. */
    private static final List<String> INSTRUMENTS = List.of(
            "注册安全工程师职业资格制度规定（应急〔2019〕8号）",
            "注册安全工程师管理规定（总局令第11号）",
            "注册安全工程师分类管理办法（安监总人事〔2017〕118号）",
            "注册安全工程师继续教育的规定",
            "中级注册安全工程师注册申请指南",
            "公民身份号码（GB 11643）",
            "注册证书的补办与注销");

    /** What is wrong by no rule of the domain: the shape of what was typed, an account, a desk, a sheet, the installation. */
    private static final Set<String> WITHOUT_RULE = Set.of(
            // typed
            "COURIER_NOT_OFFERED",
            "CREDIT_CODE_INVALID",
            "EMAIL_INVALID",
            "MOBILE_INVALID",
            "PHONE_INVALID",
            "POSTCODE_INVALID",
            "TOO_LONG",
            "TRACKING_NUMBER_INVALID",
            "TRACKING_NUMBER_USED",
            "UNPRINTABLE",
            "WEBSITE_INVALID",
            // accounts
            "ACCOUNT_NOT_FOUND",
            "CONSENT_NEEDED",
            "CONSENT_SENSITIVE_NEEDED",
            "EMAIL_TAKEN",
            "LAST_ADMINISTRATOR",
            "LINKS_TOO_MANY",
            "LINK_INVALID",
            "OWN_ACCOUNT",
            "OWN_SECOND_FACTOR",
            "PASSWORD_COMMON",
            "PASSWORD_PERSONAL",
            "PASSWORD_TOO_LONG",
            "PASSWORD_TOO_SHORT",
            "PASSWORD_WRONG",
            "PROOF_NEEDED",
            "SECOND_FACTOR_CODE_WRONG",
            "SIGNED_OUT",
            "TIE_UNKNOWN",
            "TWO_ADMINISTRATIONS",
            // desks
            "BATCH_CHANGED",
            "BATCH_EMPTY",
            "BULK_ENDED",
            "BULK_NOTHING_MOVES",
            "BULK_NOT_UNDOABLE",
            "BULK_TOO_MANY",
            "CONFLICT_OF_INTEREST",
            "COPY_MOVED",
            "FOUR_EYES",
            "ANSWER_REQUIRED",
            "DAY_PAST",
            "DEPARTURE_REPORTED",
            "NAME_UNCHANGED",
            "NAME_WAITING",
            "NOTHING_CHOSEN",
            "NOTHING_IN_LINE",
            "NOT_ASSIGNED",
            "NOT_EDITABLE",
            "NOT_FOUND",
            "ONLY_PROPOSER",
            "NOT_IN_HAND",
            "OPINION_ASKED",
            "OPINION_OVER",
            "QUESTION_REQUIRED",
            "OWN_FILE",
            "PROPOSED_YOURSELF",
            "REASON_NOT_FIXABLE",
            "REASON_REQUIRED",
            "REASON_TEXT_REQUIRED",
            "REQUEST_DECIDED",
            "REVOCATION_DECIDED",
            "REVOCATION_OPEN",
            "RUN_TOO_LARGE",
            "SEVERAL_AGENCIES",
            "STANDING_CHANGED",
            "TOO_MANY_VIEWS",
            "VOID_REASON_NOT_YOURS",
            // the agencies' entries
            "AGENCY_CHANGED",
            "AGENCY_CODE_INVALID",
            "AGENCY_CODE_TAKEN",
            "AGENCY_NATIONWIDE",
            "INTAKE_PERIOD_INVALID",
            // training bodies
            "COURSE_UNKNOWN",
            "DISPUTE_KNOWN",
            "IDEMPOTENCY_KEY_INVALID",
            "IDEMPOTENCY_KEY_USED",
            "TOKENS_TOO_MANY",
            "TRAINING_BODY_CHANGED",
            "TRAINING_BODY_CLOSED",
            "TRAINING_BODY_KNOWN",
            // notices to the public
            "NOTICE_CHANGED",
            "NOTICE_ENDS_EARLY",
            // exports
            "EXPORT_DECIDED",
            "EXPORT_LAPSED",
            "EXPORT_NOT_USABLE",
            "EXPORT_OWN",
            // parameters of the policy
            "PARAMETER_ABOVE_OTHER",
            "PARAMETER_BEGUN",
            "PARAMETER_BELOW_OTHER",
            "PARAMETER_DAY_TAKEN",
            "PARAMETER_LIST_UNSORTED",
            "PARAMETER_NOT_WHOLE",
            "PARAMETER_OUT_OF_BOUNDS",
            "PARAMETER_TOO_EARLY",
            "PARAMETER_TOO_LATE",
            "PARAMETER_UNCHANGED",
            "PARAMETER_VALUE_UNKNOWN",
            "PARAMETER_YEAR_DAY_INVALID",
            // mails
            "MAIL_ADDRESS_WRONG",
            "MAIL_LINK_GONE",
            "MAIL_NOT_FAILED",
            // viruses
            "FILE_INFECTED",
            "FILE_WITHHELD",
            "MATERIAL_INFECTED",
            // sheets
            "ALREADY_ROLLED_BACK",
            "CALENDAR_IN_USE",
            "COLUMN_MISSING",
            "SHEET_EMPTY",
            "SHEET_FAULTY",
            "SHEET_TOO_LONG",
            "SHEET_UNREADABLE",
            // the installation
            "BASE_URL_MISSING",
            "BASE_URL_PLAIN",
            "DB_PLAIN",
            "DB_SETTING_UNSAFE",
            "DB_ROLE_SUPERUSER",
            "METRICS_TOKEN_SHORT",
            "BROKER_PLAIN",
            "CLAMD_PLAIN",
            "BROKER_UNUSED",
            "FILES_PLAIN",
            "MAIL_PLAIN",
            "DB_OWNER_PASSWORD_DEFAULT",
            "DB_PASSWORD_DEFAULT",
            "DEMO_ACCOUNTS",
            "KEYS_ALL_NEWEST",
            "KEY_FILE_MISSING",
            "KEY_FILE_OPEN",
            "KEY_INVALID",
            "KEY_REPEATED",
            "KEY_STILL_NEEDED",
            "KEY_WEAK",
            "RESEALING_RUNS");

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void a_reason_has_its_word_its_sentence_and_its_rule(ReasonCode reason) {
        for (String key : List.of("ReasonCode." + reason, "canned." + reason)) {
            assertSaid(key);
        }
        assertRule(reason.rule());
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void a_letter_has_its_name_and_its_rules(LetterKind letter) {
        assertSaid("LetterKind." + letter);
        assertThat(letter.rules()).isNotEmpty().allSatisfy(RulesBehindTest::assertRule);
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void a_mail_has_its_subject_and_its_body_in_both_languages_alike(NoticeType mail) {
        for (String key : List.of("NoticeType." + mail, mail + ".subject", mail + ".body")) {
            assertSaid(key);
            assertThat(placeholders(Texts.of(Texts.ENGLISH).get(key)))
                    .as(key)
                    .isEqualTo(placeholders(Texts.of(Texts.CHINESE).get(key)));
        }
    }

    @Test
    void a_finding_has_its_sentence_and_its_rule_or_rests_on_none() {
        TreeMap<String, TreeSet<String>> found = findings();
        assertThat(found).hasSizeGreaterThan(60).containsKeys("OVER_AGE", "NOT_FOUND", "WORK_GAP", "FILE_TYPE");
        found.forEach((code, rules) -> {
            assertSaid("finding." + code);
            if (rules.isEmpty()) {
                assertThat(WITHOUT_RULE).as(code + " names no rule").contains(code);
            }
        });
    }

    @Test
    void every_rule_that_is_cited_has_its_text() throws IOException {
        TreeSet<String> cited = new TreeSet<>();
        for (String source : sources()) {
            RULE.matcher(source).results().forEach(rule -> cited.add(rule.group(1)));
        }
        assertThat(cited).contains("D8", "V16", "R22").allSatisfy(RulesBehindTest::assertRule);
    }

    @Test
    void a_code_is_read_with_the_rule_beside_it() {
        TreeMap<String, TreeSet<String>> found = new TreeMap<>();
        read("Finding.of(\"A_B\", \"x\")", found);
        read("Finding\n.of(c ? \"C\" : \"D\", field(\"E, F\"), \"V12\").having(1, 2)", found);
        read("Finding.of(\"G\", null, ruleOf(kind))", found);
        assertThat(found.keySet()).containsExactly("A_B", "C", "D", "G");
        assertThat(found.get("A_B")).isEmpty();
        assertThat(found.get("C")).containsExactly("\"V12\"");
        assertThat(found.get("G")).containsExactly("ruleOf(kind)");
    }

    private static void assertSaid(String key) {
        assertThat(Texts.of(Texts.CHINESE).has(key)).as(key).isTrue();
        assertThat(Texts.of(Texts.ENGLISH).has(key)).as(key).isTrue();
        assertThat(Texts.of(Texts.CHINESE).get(key)).as(key).containsPattern(HAN);
        assertThat(Texts.of(Texts.ENGLISH).get(key)).as(key).isNotBlank().doesNotContainPattern(HAN);
    }

    private static void assertRule(String id) {
        String key = "rule." + id;
        assertSaid(key);
        assertThat(Texts.of(Texts.CHINESE).get(key)).startsWith(id + "：");
        assertThat(INSTRUMENTS).as(key + " names an instrument").anyMatch(instrument -> Texts.of(Texts.CHINESE)
                .get(key)
                .substring(id.length() + 1)
                .startsWith(instrument));
        assertThat(Texts.of(Texts.ENGLISH).get(key)).startsWith(id + ": ");
    }

    /** Every code for which a finding is made, with what is written in the place of its rule. */
    private static TreeMap<String, TreeSet<String>> findings() {
        TreeMap<String, TreeSet<String>> found = new TreeMap<>();
        for (String source : sources()) {
            read(source, found);
        }
        return found;
    }

    private static void read(String source, TreeMap<String, TreeSet<String>> found) {
        Matcher made = MADE.matcher(source);
        while (made.find()) {
            List<String> arguments = arguments(source, made.end());
            CODE.matcher(arguments.get(0)).results().forEach(code -> {
                TreeSet<String> rules = found.computeIfAbsent(code.group(1), unseen -> new TreeSet<>());
                if (arguments.size() > 2) {
                    rules.add(arguments.get(2));
                }
            });
        }
    }

    /** What stands between the commas of a call, up to its closing bracket. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new java.util.ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = from;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && (c == ')' || c == ',') && depth == 0) {
                arguments.add(source.substring(begin, i).strip());
                begin = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (!quoted && c == ')') {
                depth--;
            }
        }
        throw new IllegalStateException("a call without an end");
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(place -> names.add(place.group(1)));
        return names;
    }
}
