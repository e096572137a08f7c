package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.rmocse.account.CurrentActor;
import org.rmocse.application.PolicyTrials;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatedValue;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PolicyRecord;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/**
 * The numbers of the rules, as an administrator sees and changes them: a new value with the day it begins, tomorrow at the
 * earliest, and why. What has begun is changed by another value only; what has not can be withdrawn.
 */
@Stateless
public class Parameters {

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Policy policy;

    @Inject
    private PolicyRecord record;

    @Inject
    private PolicyTrials trials;

    @Inject
    private AuditTrail audit;

    public Parameters() {}

    Parameters(
            Clock clock,
            CurrentActor current,
            Policy policy,
            PolicyRecord record,
            PolicyTrials trials,
            AuditTrail audit) {
        this.clock = clock;
        this.current = current;
        this.policy = policy;
        this.record = record;
        this.trials = trials;
        this.audit = audit;
    }

    /** Those that are looked for, in the order of their groups. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<ParameterLine> list(ParameterFilter filter) {
        Map<String, NavigableMap<LocalDate, String>> values = record.values();
        LocalDate today = LocalDate.now(clock);
        return ParameterCatalogue.all().stream()
                .filter(one -> filter.group() == null || filter.group() == one.group())
                .filter(one -> filter.text() == null || says(one, filter.text()))
                .flatMap(one -> line(one, values.get(one.name()), today).stream())
                .filter(line -> !filter.coming() || line.comingOn() != null)
                .toList();
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public ParameterFile file(String name) {
        Parameter parameter = find(name);
        LocalDate today = LocalDate.now(clock);
        List<ParameterValue> values = new ArrayList<>();
        LocalDate next = null;
        String inForce = null;
        for (DatedValue dated : record.of(name)) {
            if (dated.withdrawnAt() != null) {
                values.add(new ParameterValue(dated, null, ValueState.WITHDRAWN));
                continue;
            }
            ValueState state = dated.validFrom().isAfter(today)
                    ? ValueState.COMING
                    : inForce == null ? ValueState.IN_FORCE : ValueState.PAST;
            if (state == ValueState.IN_FORCE) {
                inForce = dated.value();
            }
            values.add(new ParameterValue(dated, next == null ? null : next.minusDays(1), state));
            next = dated.validFrom();
        }
        return new ParameterFile(parameter, inForce, values, earliest(), latest());
    }

    /**
     * What a change would be, and whom it would touch where it is a number the conditions or the limits of filings go by; nothing is
     * written.
     *
     * @throws Rejected NOT_FOUND, or with all that is wrong
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public ParameterPreview preview(ParameterChange change) {
        ParameterPreview checked = checked(change);
        PolicyParameters before = policy.at(checked.from());
        Map<String, String> changed = before.asMap();
        changed.put(change.name(), checked.value());
        PolicyParameters after = PolicyParameters.of(changed);
        return switch (checked.parameter().group()) {
            case CONDITIONS -> {
                int most = policy.at(LocalDate.now(clock)).integer("policy.trial_most");
                yield checked.with(new ParameterTrial(
                        trials.atDesks(),
                        trials.unfiled(checked.from(), before, after, most),
                        trials.holders(checked.from(), before, after, most),
                        List.of()));
            }
            case CLOCKS ->
                checked.with(new ParameterTrial(
                        trials.atDesks(), null, null, trials.limits(change.name(), checked.from(), before, after)));
            default -> checked;
        };
    }

    private ParameterPreview checked(ParameterChange change) {
        Parameter parameter = find(change.name());
        Map<String, NavigableMap<LocalDate, String>> values = record.values();
        List<Finding> findings = ParameterRule.findings(change, earliest(), latest(), values);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        LocalDate from = LocalDate.parse(ParameterRule.text(change.from()));
        Map.Entry<LocalDate, String> before =
                values.getOrDefault(parameter.name(), new TreeMap<>()).floorEntry(from);
        return new ParameterPreview(
                parameter,
                from,
                before == null ? null : before.getValue(),
                ParameterRule.normal(parameter, change.value()),
                null);
    }

    /**
     * Gives a parameter a new value from a day on.
     *
     * @throws Rejected as for the preview, or PROOF_NEEDED
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void enter(ParameterChange change) {
        record.hold();
        ParameterPreview checked = checked(change);
        current.requireProof();
        String reason = ParameterRule.text(change.reason());
        Actor actor = current.actor();
        UUID id = record.enter(
                change.name(),
                checked.from(),
                checked.value(),
                checked.before(),
                reason,
                actor.name(),
                clock.instant());
        Map<String, String> detail = new TreeMap<>();
        detail.put("name", change.name());
        detail.put("from", checked.from().toString());
        detail.put("value", checked.value());
        detail.put("before", checked.before());
        detail.put("reason", reason);
        audit.record(actor, "policy.entered", "policy", id, detail);
    }

    /**
     * Takes back a value before its day; the one before it goes on.
     *
     * @throws Rejected NOT_FOUND, PARAMETER_BEGUN, PROOF_NEEDED, REQUIRED or TOO_LONG for the reason, or where another parameter
     *     could not be what it will be without this value
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void withdraw(UUID publicId, String because) {
        record.hold();
        Map.Entry<String, LocalDate> entry = record.entry(publicId).orElseThrow(Parameters::notFound);
        Optional<Finding> unreasoned = ParameterRule.reason(because);
        if (unreasoned.isPresent()) {
            throw new Rejected(unreasoned.get());
        }
        if (entry.getValue().isBefore(earliest())) {
            throw new Rejected(Finding.of("PARAMETER_BEGUN", null));
        }
        Map<String, NavigableMap<LocalDate, String>> without = record.values();
        without.get(entry.getKey()).remove(entry.getValue());
        ParameterRule.order(find(entry.getKey()), entry.getValue(), without).ifPresent(finding -> {
            throw new Rejected(finding.at(null));
        });
        current.requireProof();
        Actor actor = current.actor();
        record.withdraw(publicId, ParameterRule.text(because), actor.name(), clock.instant());
        audit.record(
                actor,
                "policy.withdrawn",
                "policy",
                publicId,
                Map.of(
                        "name",
                        entry.getKey(),
                        "from",
                        entry.getValue().toString(),
                        "reason",
                        ParameterRule.text(because)));
    }

    private LocalDate earliest() {
        return LocalDate.now(clock).plusDays(1);
    }

    private LocalDate latest() {
        LocalDate today = LocalDate.now(clock);
        return today.plusDays(policy.at(today).integer("policy.days_ahead"));
    }

    private static Optional<ParameterLine> line(
            Parameter parameter, NavigableMap<LocalDate, String> values, LocalDate today) {
        Map.Entry<LocalDate, String> now = values == null ? null : values.floorEntry(today);
        if (now == null) {
            return Optional.empty();
        }
        Map.Entry<LocalDate, String> next = values.higherEntry(today);
        return Optional.of(new ParameterLine(
                parameter,
                now.getValue(),
                now.getKey(),
                next == null ? null : next.getKey(),
                next == null ? null : next.getValue()));
    }

    private static boolean says(Parameter parameter, String wanted) {
        String part = wanted.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(parameter.name()),
                        Stream.of(Texts.CHINESE, Texts.ENGLISH)
                                .map(Texts::of)
                                .flatMap(texts ->
                                        Stream.of(texts.get(parameter.wordKey()), texts.get(parameter.meansKey()))))
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(part));
    }

    private static Parameter find(String name) {
        return ParameterCatalogue.find(name).orElseThrow(Parameters::notFound);
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
