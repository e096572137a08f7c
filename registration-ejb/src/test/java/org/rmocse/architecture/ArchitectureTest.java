package org.rmocse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every rule twice: the product keeps it, and a class that breaks it is found. */
class ArchitectureTest {

    private static final String ROOT = "org.rmocse";
    private static final String FIXTURES = "org.rmocse.architecture.fixture";

    private static final Path MAIN = Path.of("src", "main");

    /** The column "may call" of the design's table of modules, written out. */
    private static final Map<String, Set<String>> MAY_CALL = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("audit", Set.of("shared")),
            Map.entry("notification", Set.of("audit", "shared")),
            Map.entry("document", Set.of("audit", "shared")),
            Map.entry("applicant", Set.of("document", "notification", "audit", "shared")),
            Map.entry("account", Set.of("applicant", "document", "notification", "audit", "shared")),
            Map.entry("employer", Set.of("account", "applicant", "document", "notification", "audit", "shared")),
            Map.entry("agency", Set.of("account", "applicant", "document", "notification", "audit", "shared")),
            Map.entry(
                    "certificate",
                    Set.of(
                            "employer",
                            "agency",
                            "account",
                            "applicant",
                            "document",
                            "notification",
                            "audit",
                            "shared")),
            Map.entry(
                    "education",
                    Set.of(
                            "certificate",
                            "employer",
                            "agency",
                            "account",
                            "applicant",
                            "document",
                            "notification",
                            "audit",
                            "shared")),
            Map.entry(
                    "application",
                    Set.of(
                            "education",
                            "certificate",
                            "employer",
                            "agency",
                            "account",
                            "applicant",
                            "document",
                            "notification",
                            "audit",
                            "shared")),
            Map.entry(
                    "publicity",
                    Set.of(
                            "application",
                            "education",
                            "certificate",
                            "employer",
                            "agency",
                            "account",
                            "applicant",
                            "document",
                            "notification",
                            "audit",
                            "shared")),
            Map.entry(
                    "operation",
                    Set.of(
                            "publicity",
                            "application",
                            "education",
                            "certificate",
                            "employer",
                            "agency",
                            "account",
                            "applicant",
                            "document",
                            "notification",
                            "audit",
                            "shared")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_drawing_shows_the_table_of_the_design() {
        assertThat(ModuleDrawing.ofTheProduct().mayCall()).isEqualTo(sorted(MAY_CALL));
    }

    @Test
    void every_module_is_in_the_table() {
        Set<String> modules = new TreeSet<>();
        PRODUCT.forEach(type -> modules.add(type.getPackageName().split("\\.")[2]));
        assertThat(modules).isEqualTo(new TreeSet<>(MAY_CALL.keySet()));
    }

    @Test
    void modules_call_down_only() {
        keeps(HouseRules.modulesCallDownOnly(ROOT, MAY_CALL));
        finds(
                HouseRules.modulesCallDownOnly(FIXTURES + ".modules", MAY_CALL),
                "modules",
                "audit may not call application");
    }

    @Test
    void only_the_clock_tells_the_time() {
        ArchRule rule = HouseRules.onlyTheClockTellsTheTime();
        keeps(rule);
        finds(
                rule,
                "clock",
                "OwnTime.now()",
                "OwnTime.inZone()",
                "OwnTime.millis()",
                "OwnTime.date()",
                "OwnTime.clock()",
                "OwnTime.calendar()");
        doesNotFind(rule, "clock", "allowed", "given");
    }

    @Test
    void entities_are_package_private_and_have_no_setters() {
        keeps(HouseRules.entitiesArePackagePrivate());
        finds(HouseRules.entitiesArePackagePrivate(), "entity", "PublicEntity");
        keeps(HouseRules.entitiesHaveNoSetters());
        finds(HouseRules.entitiesHaveNoSetters(), "entity", "PublicEntity.setState");
        doesNotFind(HouseRules.entitiesHaveNoSetters(), "entity", "settled");
    }

    @Test
    void entities_stay_in_their_module() {
        keeps(HouseRules.entitiesStayInTheirModule());
        finds(HouseRules.entitiesStayInTheirModule(), "entity", "LinksAnEntity.linked");
    }

    @Test
    void boundaries_name_the_roles_of_every_action() {
        ArchRule rule = HouseRules.boundariesNameTheRolesOfEveryAction();
        keeps(rule);
        finds(rule, "boundary", "OpenBoundary.forgotten() has no role annotation");
        doesNotFind(rule, "boundary", "guarded", "forEverybody", "helper");
    }

    @Test
    void names_say_what_a_class_is() {
        ArchRule rule = HouseRules.namesSayWhatAClassIs();
        keeps(rule);
        finds(
                rule,
                "name",
                "ThingImpl",
                "ThingDTO",
                "ThingDto",
                "ThingMapper",
                "ThingHelper",
                "ThingUtil",
                "ThingUtils",
                "ThingManager");
        doesNotFind(rule, "name", ".Thing ");
    }

    @Test
    void interfaces_have_more_than_one_implementation() {
        ArchRule rule = HouseRules.interfacesHaveMoreThanOneImplementation();
        keeps(rule);
        finds(rule, "single", "Lonely has 1 implementation");
        doesNotFind(rule, "single", "Shared");
    }

    @Test
    void nobody_calls_a_message_driven_bean() {
        keeps(HouseRules.nobodyCallsAMessageDrivenBean());
        finds(HouseRules.nobodyCallsAMessageDrivenBean(), "mdb", "CallsAListener.call()");
    }

    @Test
    void only_moves_changes_the_status_of_an_application() throws IOException {
        assertThat(StatusWrites.in(MAIN)).containsExactly("java/org/rmocse/application/Moves.java");
        assertThat(StatusWrites.in(
                        Path.of("src", "test", "java", "org", "rmocse", "architecture", "fixture", "status")))
                .containsExactly("WritesStatus.java", "WritesStatusInPieces.java");
    }

    private static void keeps(ArchRule rule) {
        rule.check(PRODUCT);
    }

    private static void finds(ArchRule rule, String fixture, String... details) {
        assertThat(failures(rule, fixture)).isNotEmpty();
        for (String detail : details) {
            assertThat(failures(rule, fixture)).as(detail).anyMatch(failure -> failure.contains(detail));
        }
    }

    private static void doesNotFind(ArchRule rule, String fixture, String... details) {
        for (String detail : details) {
            assertThat(failures(rule, fixture)).as(detail).noneMatch(failure -> failure.contains(detail));
        }
    }

    private static List<String> failures(ArchRule rule, String fixture) {
        JavaClasses classes = new ClassFileImporter().importPackages(FIXTURES + "." + fixture);
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> table) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        table.forEach((module, below) -> sorted.put(module, new TreeSet<>(below)));
        return sorted;
    }
}
