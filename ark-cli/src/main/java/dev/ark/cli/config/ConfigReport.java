package dev.ark.cli.config;

import java.util.List;

/**
 * All that was found.
 *
 * @param valid whether nothing was
 */
record ConfigReport(boolean valid, boolean production, List<ConfigProblem> problems) {
    ConfigReport {
        problems = List.copyOf(problems);
    }

    static ConfigReport of(boolean production, List<ConfigProblem> problems) {
        return new ConfigReport(problems.isEmpty(), production, problems);
    }
}
