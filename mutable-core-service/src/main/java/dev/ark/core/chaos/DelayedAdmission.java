package dev.ark.core.chaos;

import dev.ark.core.decision.Admission;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes every proposal wait before it is decided; the wait is part of its decision's duration. Thread-safe. */
final class DelayedAdmission implements Admission, AutoCloseable {
    private final Duration delay;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chaos-delay").factory());

    DelayedAdmission(Duration delay) {
        this.delay = delay;
    }

    @Override
    public void admit(Runnable enter) {
        late.schedule(enter, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        late.shutdownNow();
    }
}
