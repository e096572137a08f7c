package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** A question of which a test changes one part at a time; each change leaves the question before it as it was. */
final class Asking {

    private static final PolicyParameters POLICY = PolicyParameters.of(SampleFacts.POLICY);
    static final String EMPLOYER = "91110000100000123T";
    static final String OTHER_EMPLOYER = "91110000100000456X";
    static final Qualified QUALIFIED = qualifiedOn("2015-09-01");
    static final Registered REGISTERED = registered("2022-01-10", "2027-01-09");

    ApplicationKind kind;
    LocalDate on = LocalDate.of(2026, 11, 23);
    private LocalDate birth = LocalDate.of(1980, 5, 1);
    private Qualified qualification = QUALIFIED;
    private Registered registration = REGISTERED;
    Requested requested;
    private BigDecimal hours = BigDecimal.valueOf(48);
    private boolean portrait = true;
    private Set<ApplicationKind> open = Set.of();

    private Asking(ApplicationKind kind) {
        this.kind = kind;
    }

    /** The question whether somebody may file this kind: qualified and registered, with nothing in the way. */
    static Asking asking(ApplicationKind kind) {
        return new Asking(kind);
    }

    Asking changed(Consumer<Asking> change) {
        Asking copy = new Asking(kind);
        copy.on = on;
        copy.birth = birth;
        copy.qualification = qualification;
        copy.registration = registration;
        copy.requested = requested;
        copy.hours = hours;
        copy.portrait = portrait;
        copy.open = open;
        change.accept(copy);
        return copy;
    }

    Eligibility evaluate() {
        return EligibilityRules.evaluate(
                new EligibilityFacts(kind, on, birth, qualification, registration, requested, hours, portrait, open),
                POLICY);
    }

    Asking of(ApplicationKind kind) {
        return changed(copy -> copy.kind = kind);
    }

    Asking on(LocalDate on) {
        return changed(copy -> copy.on = on);
    }

    Asking born(LocalDate birth) {
        return changed(copy -> copy.birth = birth);
    }

    Asking qualified(Qualified qualification) {
        return changed(copy -> copy.qualification = qualification);
    }

    Asking registered(Registered registration) {
        return changed(copy -> copy.registration = registration);
    }

    Asking requesting(PracticeCategory category, String employer, String name, boolean renewing) {
        return changed(copy -> copy.requested = new Requested(category, employer, name, renewing));
    }

    /** With something to change, where a change is what is asked for. */
    Asking change() {
        return kind == ApplicationKind.CHANGE ? requesting(null, OTHER_EMPLOYER, null, false) : this;
    }

    Asking hours(String hours) {
        return changed(copy -> copy.hours = hours == null ? null : new BigDecimal(hours));
    }

    Asking portrait(boolean onFile) {
        return changed(copy -> copy.portrait = onFile);
    }

    Asking open(Set<ApplicationKind> open) {
        return changed(copy -> copy.open = open);
    }

    /** The codes of what is found, in order. */
    List<String> codes() {
        return evaluate().findings().stream().map(Finding::code).toList();
    }

    static Qualified qualifiedOn(String issuedOn) {
        return new Qualified(
                LocalDate.parse(issuedOn), PracticeCategory.CHEMICAL, Set.of(PracticeCategory.CONSTRUCTION));
    }

    static Registered registered(String from, String to) {
        return new Registered(
                LocalDate.parse(from), LocalDate.parse(to), PracticeCategory.CHEMICAL, EMPLOYER, "清河化工", null, null);
    }
}
