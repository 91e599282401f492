package dev.ark.deployer.tripwire;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All tripwires at one moment.
 *
 * @param verdict the gravest of the checks'
 * @param pause whether one of them asks for a person
 * @param why what the checks say that did not pass
 */
public record Assessment(Verdict verdict, boolean pause, String why, List<CheckRecord> checks) {
    /** Before anything was checked. */
    public static final Assessment NONE = of(List.of());

    public Assessment {
        checks = List.copyOf(checks);
    }

    /** What the checks come to together. If one fails, only those that fail are told of. */
    public static Assessment of(List<CheckRecord> checks) {
        Verdict verdict = Verdict.of(checks.stream().map(CheckRecord::verdict).toList());
        boolean pause = checks.stream().anyMatch(CheckRecord::pause);
        String why = checks.stream()
                .filter(check -> check.verdict() == verdict || (check.pause() && verdict != Verdict.FAIL))
                .map(check -> check.tripwire().title() + ": " + check.why())
                .collect(Collectors.joining("; "));
        return new Assessment(verdict, pause, why.isEmpty() ? "nothing was checked" : why, checks);
    }
}
