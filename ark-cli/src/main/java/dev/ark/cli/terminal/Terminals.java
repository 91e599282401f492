package dev.ark.cli.terminal;

import java.util.Map;

/**
 * Which of the process's outputs are terminals. The script {@code ark} looks and tells; without it, the platform tells of both together.
 *
 * @param colours whether results may be coloured
 * @param err whether standard error is a terminal
 */
public record Terminals(boolean colours, boolean err) {
    static final String VARIABLE = "ARK_TERMINAL";

    static Terminals ofProcess() {
        var console = System.console();
        return of(System.getenv(), console != null && console.isTerminal());
    }

    static Terminals of(Map<String, String> environment, boolean console) {
        String told = environment.get(VARIABLE);
        boolean out = told == null ? console : told.contains("out");
        boolean err = told == null ? console : told.contains("err");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminals(out && !plain, err);
    }
}
