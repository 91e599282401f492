package dev.ark.deployer.orchestrator;

import dev.ark.deployer.orchestrator.Processes.Child;
import dev.ark.deployer.orchestrator.Supervision.Running;
import dev.ark.deployer.orchestrator.Supervision.Stopping;
import dev.ark.deployer.orchestrator.Supervision.Waiting;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One process under supervision: adopted, started, asked whether it is ready, started again when it has died or hangs, and ended. */
final class SupervisedProcess {
    private static final Logger LOG = System.getLogger(SupervisedProcess.class.getName());

    private final Place place;
    private final Means means;
    private Supervision supervision;
    private Optional<Child> child;
    private String version;
    private Instant nextQuestion;
    private boolean asking;

    SupervisedProcess(Place place, Means means) {
        this.place = place;
        this.means = means;
        this.supervision = Supervision.unknown(means.clock().instant());
        this.child = Optional.empty();
        this.version = "";
        this.nextQuestion = Instant.MIN;
    }

    /**
     * Takes over the process that runs already, if one does.
     *
     * @param supposed the release that it is taken to run when that cannot be told
     */
    void adopt(String supposed) {
        Instant now = means.clock().instant();
        means.processes()
                .find(place.name())
                .ifPresent(found -> take(found, found.version().orElse(supposed), Supervision.unknown(now), now));
    }

    /** The release that it runs, if it does; an end is noticed. */
    Optional<String> running() {
        Instant now = means.clock().instant();
        if (!child.map(Child::alive).orElse(false)) {
            child = Optional.empty();
            supervision = switch (supervision) {
                case Waiting waiting -> waiting;
                case Running running -> died(running, now);
                case Stopping stopping -> ended(stopping, now);
            };
        }
        return child.map(_ -> version);
    }

    /** Whether it was asked to end, and has answered what it had taken. */
    boolean drained() {
        return supervision instanceof Stopping stopping && stopping.drained();
    }

    void pursue(Goal goal) {
        Instant now = means.clock().instant();
        switch (goal) {
            case Goal.Run run -> keep(run.spec(), now);
            case Goal.Stop stop -> end(stop.drain(), now);
            case Goal.Leave _ -> {}
        }
        if (supervision instanceof Stopping stopping && stopping.overdue(now)) {
            LOG.log(Level.WARNING, "{0} did not end in time, and is killed", place.name());
            supervision = stopping.kill();
            child.ifPresent(Child::kill);
        }
        if (!(supervision instanceof Waiting) && !asking && !now.isBefore(nextQuestion)) {
            ask();
        }
    }

    /** As it is; when it does not run, it is told with the release that it is to run. */
    ObservedProcess observed(Optional<ProcessSpec> wanted) {
        return new ObservedProcess(
                place.name(),
                child.map(Child::pid).orElse(null),
                child.map(_ -> version)
                        .or(() -> wanted.map(ProcessSpec::version))
                        .orElse(version),
                supervision.state(),
                place.url().toString(),
                supervision.restarts(),
                supervision.since());
    }

    private Waiting died(Running running, Instant now) {
        Waiting waiting = running.exited(now, means.times().backOff());
        LOG.log(Level.WARNING, "{0} has died; it may be started again {1}", place.name(), when(waiting, now));
        return waiting;
    }

    private Waiting ended(Stopping stopping, Instant now) {
        LOG.log(Level.INFO, "{0} has ended", place.name());
        return stopping.exited(now);
    }

    private void keep(ProcessSpec spec, Instant now) {
        if (supervision instanceof Waiting waiting) {
            // What another release has died of is no reason to wait.
            Waiting mine = spec.version().equals(version) ? waiting : Supervision.unknown(now);
            version = spec.version();
            supervision = mine;
            if (mine.due(now)) {
                begin(spec, mine, now);
            }
        }
    }

    private void begin(ProcessSpec spec, Waiting waiting, Instant now) {
        try {
            Optional<Child> found = means.processes().find(place.name());
            if (found.isPresent()) {
                take(found.get(), found.get().version().orElse(spec.version()), waiting, now);
            } else {
                take(means.processes().launch(spec), spec.version(), waiting, now);
            }
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it must not hold up the other processes.
            Waiting again = waiting.failed(now, means.times().backOff());
            LOG.log(Level.ERROR, place.name() + " could not be started; it is tried again " + when(again, now), e);
            supervision = again;
        }
    }

    private void take(Child taken, String itsVersion, Waiting waiting, Instant now) {
        LOG.log(Level.INFO, "{0} of {1} runs as process {2}", place.name(), itsVersion, Long.toString(taken.pid()));
        child = Optional.of(taken);
        version = itsVersion;
        supervision = waiting.started(now);
        nextQuestion = now;
        taken.whenExited(means.onExit());
    }

    private void end(Duration drain, Instant now) {
        if (supervision instanceof Running running) {
            LOG.log(Level.INFO, "{0} of {1} is to end", place.name(), version);
            supervision = running.stopping(now, drain);
            nextQuestion = now;
            child.ifPresent(Child::terminate);
        }
    }

    private void ask() {
        Optional<Child> asked = child;
        asking = true;
        means.probes().ask(place, answer -> {
            asking = false;
            if (child.equals(asked)) {
                hear(answer);
            }
        });
    }

    private void hear(Answer answer) {
        Instant now = means.clock().instant();
        SupervisionTimes times = means.times();
        boolean ready = answer == Answer.READY;
        nextQuestion = now.plus(ready ? times.onceReady() : times.untilReady());
        supervision = switch (supervision) {
            case Waiting waiting -> waiting;
            case Stopping stopping -> stopping.answered(answer);
            case Running running -> running.answered(answer, now);
        };
        if (supervision instanceof Running running && running.hung(now, times.hungAfter())) {
            LOG.log(Level.WARNING, "{0} has answered nothing since {1}", place.name(), running.silentSince());
            end(times.drain(), now);
        }
    }

    private static String when(Waiting waiting, Instant now) {
        return waiting.due(now) ? "at once" : "at " + waiting.until();
    }
}
