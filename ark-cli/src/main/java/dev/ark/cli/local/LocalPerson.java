package dev.ark.cli.local;

import dev.ark.contract.http.Checks;
import dev.ark.contract.problem.ProblemException;

/** Whoever gives the commands. */
final class LocalPerson {
    private static final String UNNAMED = "operator";

    private LocalPerson() {}

    /** The operating system's name of them, if it is one that a token can carry. */
    static String name() {
        try {
            return Checks.name("user", System.getProperty("user.name", UNNAMED));
        } catch (ProblemException e) {
            return UNNAMED;
        }
    }
}
