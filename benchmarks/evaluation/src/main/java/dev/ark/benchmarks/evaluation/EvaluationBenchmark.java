package dev.ark.benchmarks.evaluation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision, by one engine, on one thread; the mix takes the questions in turn. */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class EvaluationBenchmark {
    static final String MIX = "MIX";

    @Param({"HRM", "CEDAR", "CASBIN"})
    public String engine = "HRM";

    @Param({MIX, "APPROVED_TRADE", "DENIED_TRADE", "EXIT", "FILE_READ", "DATA_HANDLING", "PUBLICATION", "CANCEL"})
    public String question = MIX;

    private List<Engine> asked = List.of();
    private int next;

    /** Prepares the engine, and refuses to measure one that answers otherwise than the others. */
    @Setup
    public void ask() {
        Stream<Question> questions =
                question.equals(MIX) ? Stream.of(Question.values()) : Stream.of(Question.valueOf(question));
        asked = questions.map(EvaluationBenchmark::agreed).map(this::mine).toList();
    }

    @Benchmark
    public boolean decide() {
        next = next + 1 < asked.size() ? next + 1 : 0;
        return asked.get(next).allows();
    }

    private Engine mine(Question agreed) {
        return EngineKind.valueOf(engine).asked(agreed);
    }

    private static Question agreed(Question question) {
        for (EngineKind kind : EngineKind.values()) {
            if (kind.asked(question).allows() != question.allowed()) {
                throw new IllegalStateException(kind + " answers " + question + " with " + !question.allowed());
            }
        }
        return question;
    }
}
