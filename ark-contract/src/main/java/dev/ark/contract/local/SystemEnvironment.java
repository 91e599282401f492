package dev.ark.contract.local;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What any process needs of the environment that it is started from. Everything else, secrets above all, stays behind. */
public final class SystemEnvironment {
    private static final Set<String> NAMES =
            Set.of("PATH", "HOME", "USER", "LANG", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS", "LD_LIBRARY_PATH");
    private static final String LOCALE = "LC_";

    private SystemEnvironment() {}

    /** A new map with those of the variables. */
    public static Map<String, String> of(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.keySet().removeIf(name -> !NAMES.contains(name) && !name.startsWith(LOCALE));
        return environment;
    }
}
