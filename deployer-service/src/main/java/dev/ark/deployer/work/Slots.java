package dev.ark.deployer.work;

import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.SlotSeen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of slots. */
final class Slots {
    private Slots() {}

    static boolean isAbsent(SlotSeen slot) {
        return slot instanceof SlotSeen.Absent;
    }

    /** Which processes are not ready, for people; empty when all are. */
    static Optional<String> unready(List<ObservedProcess> processes) {
        if (processes.isEmpty()) {
            return Optional.of("nothing runs at stable");
        }
        String unready = processes.stream()
                .filter(process -> process.state() != ProcessState.READY)
                .map(process -> process.name() + " is "
                        + process.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return unready.isEmpty() ? Optional.empty() : Optional.of(unready);
    }
}
