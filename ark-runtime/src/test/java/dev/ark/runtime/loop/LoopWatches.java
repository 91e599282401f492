package dev.ark.runtime.loop;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Makes watches for the tests of services, on times that the test sets. */
public final class LoopWatches {
    private LoopWatches() {}

    public static LoopWatch at(Clock clock, LongSupplier nanos) {
        return new LoopWatch(new SimpleMeterRegistry(), clock, nanos);
    }
}
