package dev.ark.benchmarks.evaluation;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark with JMH's own options, and prints one line for each question and engine. */
final class Comparison {
    private static final double PER_SECOND = 1e6;

    private Comparison() {}

    public static void main(String[] options) throws CommandLineOptionException, RunnerException {
        ChainedOptionsBuilder run = new OptionsBuilder()
                .parent(new CommandLineOptions(options))
                .include(EvaluationBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(run.build()).run();
        System.out.printf(
                "%-15s %-7s %12s %9s %9s %9s%n", "asked", "engine", "per_second", "p50_us", "p99_us", "bytes");
        for (RunResult throughput : in(Mode.Throughput, results).toList()) {
            RunResult samples = in(Mode.SampleTime, results)
                    .filter(other -> name(other).equals(name(throughput)))
                    .findFirst()
                    .orElseThrow();
            print(throughput, samples.getPrimaryResult());
        }
    }

    private static void print(RunResult throughput, Result<?> samples) {
        System.out.printf(
                Locale.ROOT,
                "%-23s %12.0f %9.2f %9.2f %9.0f%n",
                name(throughput),
                throughput.getPrimaryResult().getScore() * PER_SECOND,
                samples.getStatistics().getPercentile(50),
                samples.getStatistics().getPercentile(99),
                throughput.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }

    private static Stream<RunResult> in(Mode mode, Collection<RunResult> results) {
        return results.stream().filter(result -> result.getParams().getMode() == mode);
    }

    private static String name(RunResult result) {
        return "%-15s %-7s"
                .formatted(
                        result.getParams().getParam("question"),
                        result.getParams().getParam("engine"));
    }
}
