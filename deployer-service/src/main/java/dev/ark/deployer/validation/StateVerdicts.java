package dev.ark.deployer.validation;

import dev.ark.contract.http.StateVersion;
import java.util.List;
import java.util.Objects;

/** Whether the history of a key is what it must be. Histories come with the latest version first, as the core gives them. */
public final class StateVerdicts {
    private StateVerdicts() {}

    /**
     * The versions that were written must be there, one after the other without a gap.
     *
     * @param before the latest version before the first write; 0 when there was none
     * @param written how many writes there were
     */
    public static Finding contiguous(long before, int written, List<StateVersion> history) {
        List<Long> versions = history.stream()
                .map(StateVersion::version)
                .filter(version -> version > before)
                .sorted()
                .toList();
        boolean whole = versions.size() == written;
        for (int i = 0; i < versions.size(); i++) {
            whole &= versions.get(i) == before + 1 + i;
        }
        return new Finding(whole, written + " writes after version " + before + " made versions " + versions);
    }

    /** The latest version must hold what an earlier one held, and stand after all the others. */
    public static Finding rolledBack(long to, List<StateVersion> history) {
        StateVersion latest = history.getFirst();
        StateVersion target = history.stream()
                .filter(version -> version.version() == to)
                .findFirst()
                .orElse(latest);
        boolean newVersion = history.stream().skip(1).allMatch(version -> version.version() < latest.version());
        boolean same = target != latest && !latest.deleted() && Objects.equals(target.value(), latest.value());
        return new Finding(
                same && newVersion,
                "version " + latest.version() + (same ? " holds" : " does not hold") + " the value of version " + to);
    }

    /** From each version to the next one the number and the place in the journal must grow, and the time must not fall. */
    public static Finding monotonic(List<StateVersion> history) {
        for (int i = 1; i < history.size(); i++) {
            StateVersion later = history.get(i - 1);
            StateVersion earlier = history.get(i);
            if (later.version() <= earlier.version()
                    || later.seq() <= earlier.seq()
                    || later.at().isBefore(earlier.at())) {
                return new Finding(false, told(later) + " comes after " + told(earlier));
            }
        }
        return new Finding(
                history.size() > 1,
                history.isEmpty()
                        ? "no versions"
                        : history.size() + " versions, from " + told(history.getLast()) + " to "
                                + told(history.getFirst()));
    }

    private static String told(StateVersion version) {
        return "version " + version.version() + " (row " + version.seq() + ", " + version.at() + ")";
    }
}
