package dev.ark.deployer.work;

import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Looks at the stable slot until each of its processes is ready and its core answers. */
final class HealthWork {
    private final Orchestrator orchestrator;
    private final StableCore core;
    private final RulesLowering rules;
    private final Waiting waiting;

    HealthWork(Orchestrator orchestrator, StableCore core, RulesLowering rules, Waiting waiting) {
        this.orchestrator = orchestrator;
        this.core = core;
        this.rules = rules;
        this.waiting = waiting;
    }

    String check(Assignment assignment, int tries, Duration apart) throws WorkFailedException, InterruptedException {
        RolloutSpec spec = assignment.rollout().spec();
        AtomicInteger tried = new AtomicInteger();
        AtomicReference<String> seen = new AtomicReference<>("");
        boolean healthy = waiting.until(
                () -> {
                    boolean found = false;
                    try {
                        seen.set(healthy(spec));
                        found = true;
                    } catch (WorkFailedException e) {
                        seen.set(e.getMessage());
                    }
                    String count = tried.incrementAndGet() + " of " + tries;
                    assignment.progress().accept("health check " + count + ": " + seen.get());
                    return found;
                },
                tries,
                apart);
        if (!healthy) {
            throw new WorkFailedException("stable is not healthy after " + tries + " tries: " + seen.get());
        }
        return seen.get() + ", after " + tried.get() + " of " + tries + " tries";
    }

    /** What is there when it is healthy; else it fails with what is not. */
    private String healthy(RolloutSpec spec) throws WorkFailedException, InterruptedException {
        Optional<String> unready = Slots.unready(orchestrator.observed(Slot.STABLE));
        if (unready.isPresent()) {
            throw new WorkFailedException(unready.get());
        }
        if (!orchestrator.seen(Slot.STABLE).serves(spec.stable())) {
            throw new WorkFailedException("stable does not serve " + spec.stable());
        }
        Optional<String> lowered = rules.lower(spec);
        String trading = core.control().tradingState().name().toLowerCase(Locale.ROOT);
        return spec.stable() + " is ready at stable, the core answers, and trading is " + trading
                + lowered.map(sentence -> "; " + sentence).orElse("");
    }
}
