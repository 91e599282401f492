package dev.ark.deployer.orchestrator;

import java.time.Clock;
import java.util.List;

/**
 * Brings what runs to what is desired, level-triggered: each turn looks at every process and does what is missing. All processes are
 * started together; each bears the absence of the others. Not thread-safe, but for {@link #observed()}.
 */
public final class Reconciler {
    private final List<SupervisedProcess> processes;
    private volatile List<ObservedProcess> observed;

    /**
     * A reconciler of processes, in the order in which they are to be started.
     *
     * @param onExit called on any thread when a process has ended, so that a turn can follow at once
     */
    public Reconciler(
            List<ProcessSpec> desired,
            Processes operatingSystem,
            Probes probes,
            SupervisionTimes times,
            Clock clock,
            Runnable onExit) {
        this.processes = desired.stream()
                .map(spec -> new SupervisedProcess(spec, operatingSystem, probes, times, clock, onExit))
                .toList();
        this.observed = look();
    }

    /** Looks at every process, and does what is missing. */
    public void turn() {
        processes.forEach(SupervisedProcess::turn);
        observed = look();
    }

    /** What the last turn saw. Thread-safe. */
    public List<ObservedProcess> observed() {
        return observed;
    }

    private List<ObservedProcess> look() {
        return processes.stream().map(SupervisedProcess::observed).toList();
    }
}
