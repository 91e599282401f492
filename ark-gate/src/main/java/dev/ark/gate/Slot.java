package dev.ark.gate;

import java.util.List;

/** A slot's services in the compose file, in the order in which they are started. */
enum Slot {
    STABLE("ARK_STABLE_VERSION", List.of("graveyard", "core", "watchdog")),
    CANARY("ARK_CANARY_VERSION", List.of("graveyard-canary", "core-canary", "watchdog-canary"));

    private final String variable;
    private final List<String> services;

    Slot(String variable, List<String> services) {
        this.variable = variable;
        this.services = services;
    }

    /** The variable of the env file that says which version it runs. */
    String variable() {
        return variable;
    }

    List<String> services() {
        return services;
    }
}
