package dev.ark.watchdog.quarantine;

import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.agent.Agents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Looks at all agents: regularly, and at once when one has fallen. Thread-safe; turns do not overlap. */
@Singleton
public final class AgentsLoop {
    private final Agents agents;
    private final Journal journal;
    private final Symptoms symptoms;
    private final Isolation isolation;
    private final LoopWatch watch;
    private final WatchdogConfig config;
    private final Clock clock;
    private final ReentrantLock oneTurn = new ReentrantLock();
    private final AtomicBoolean asked = new AtomicBoolean();

    AgentsLoop(
            Agents agents,
            Journal journal,
            Symptoms symptoms,
            Isolation isolation,
            LoopWatch watch,
            WatchdogConfig config,
            Clock clock) {
        this.agents = agents;
        this.journal = journal;
        this.symptoms = symptoms;
        this.isolation = isolation;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** One turn, on the caller's thread. */
    public void turn() {
        oneTurn.lock();
        try {
            watch.turn("agents", config.agentsInterval(), this::look);
        } finally {
            oneTurn.unlock();
        }
    }

    /** A turn as soon as possible, on another thread; however often it is asked for, one waits at most. */
    public void turnSoon() {
        if (asked.compareAndSet(false, true)) {
            Thread.ofVirtual().name("agents-now").start(() -> {
                asked.set(false);
                turn();
            });
        }
    }

    private void look() {
        if (!journal.isCaughtUp()) {
            return;
        }
        Instant now = journal.now();
        Instant at = clock.instant();
        agents.forget(config.forgetAfter(), now);
        symptoms.turn(agents.examine(now), now, at);
        isolation.turn(now, at);
    }
}
