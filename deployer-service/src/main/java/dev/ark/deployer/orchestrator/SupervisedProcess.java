package dev.ark.deployer.orchestrator;

import dev.ark.deployer.orchestrator.Processes.Child;
import dev.ark.deployer.orchestrator.Supervision.Running;
import dev.ark.deployer.orchestrator.Supervision.Waiting;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One process under supervision: adopted or started when it is missing, asked whether it is ready, started again when it has died. */
final class SupervisedProcess {
    private static final Logger LOG = System.getLogger(SupervisedProcess.class.getName());

    private final ProcessSpec spec;
    private final Processes operatingSystem;
    private final Probes probes;
    private final SupervisionTimes times;
    private final Clock clock;
    private final Runnable onExit;
    private Supervision supervision;
    private Optional<Child> child;
    private Instant nextQuestion;
    private boolean asking;

    SupervisedProcess(
            ProcessSpec spec,
            Processes operatingSystem,
            Probes probes,
            SupervisionTimes times,
            Clock clock,
            Runnable onExit) {
        this.spec = spec;
        this.operatingSystem = operatingSystem;
        this.probes = probes;
        this.times = times;
        this.clock = clock;
        this.onExit = onExit;
        this.supervision = Supervision.unknown(clock.instant());
        this.child = Optional.empty();
        this.nextQuestion = Instant.MIN;
    }

    void turn() {
        Instant now = clock.instant();
        if (supervision instanceof Running running && !child.map(Child::alive).orElse(false)) {
            Waiting waiting = running.exited(now, times.backOff());
            LOG.log(Level.WARNING, "{0} has died; it is started again {1}", spec.name(), when(waiting, now));
            supervision = waiting;
            child = Optional.empty();
        }
        if (supervision instanceof Waiting waiting && waiting.due(now)) {
            begin(waiting, now);
        }
        if (supervision instanceof Running && !asking && !now.isBefore(nextQuestion)) {
            ask();
        }
    }

    ObservedProcess observed() {
        return new ObservedProcess(
                spec.name(),
                child.map(Child::pid).orElse(null),
                child.map(Child::version).orElse(spec.version()),
                supervision.state(),
                spec.url().toString(),
                supervision.restarts(),
                supervision.since());
    }

    private void begin(Waiting waiting, Instant now) {
        try {
            Optional<Child> found = operatingSystem.find(spec);
            Child running = found.isPresent() ? found.get() : operatingSystem.launch(spec);
            String how = found.isPresent() ? "adopted" : "started";
            LOG.log(Level.INFO, "{0} {1} as process {2}", spec.name(), how, Long.toString(running.pid()));
            child = Optional.of(running);
            supervision = waiting.started(now);
            nextQuestion = now;
            running.whenExited(onExit);
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it must not hold up the other processes.
            Waiting again = waiting.failed(now, times.backOff());
            LOG.log(Level.ERROR, spec.name() + " could not be started; it is tried again " + when(again, now), e);
            supervision = again;
        }
    }

    private void ask() {
        Optional<Child> asked = child;
        asking = true;
        probes.ask(spec, answer -> {
            asking = false;
            if (supervision instanceof Running running && child.equals(asked)) {
                Instant now = clock.instant();
                supervision = running.probed(answer, now);
                nextQuestion = now.plus(answer ? times.onceReady() : times.untilReady());
            }
        });
    }

    private static String when(Waiting waiting, Instant now) {
        return waiting.due(now) ? "at once" : "at " + waiting.until();
    }
}
