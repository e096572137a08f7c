package org.rmocse.application;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** What it costs to judge all kinds for one person, as the start page does; run by its main method. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EligibilityBenchmark {

    private final PolicyParameters policy = PolicyParameters.of(SampleFacts.POLICY);
    private final EligibilityFacts facts = new EligibilityFacts(
            ApplicationKind.INITIAL,
            LocalDate.of(2026, 11, 23),
            LocalDate.of(1980, 5, 1),
            new Qualified(LocalDate.of(2015, 9, 1), PracticeCategory.CHEMICAL, Set.of(PracticeCategory.CONSTRUCTION)),
            new Registered(
                    LocalDate.of(2022, 1, 10),
                    LocalDate.of(2027, 1, 9),
                    PracticeCategory.CHEMICAL,
                    "91110000100000123T",
                    "虚构化工有限公司",
                    null,
                    null),
            new Requested(PracticeCategory.OTHER, "91350100M000100Y43", "另一虚构有限公司", true),
            null,
            true,
            Set.of(ApplicationKind.REISSUE));

    @Benchmark
    public void all_kinds_for_one_person(Blackhole sink) {
        for (ApplicationKind kind : ApplicationKind.values()) {
            sink.consume(EligibilityRules.evaluate(facts.asking(kind, facts.open()), policy));
        }
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(EligibilityBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
