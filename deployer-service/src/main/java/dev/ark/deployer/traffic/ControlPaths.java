package dev.ark.deployer.traffic;

import java.util.Set;

/**
 * Requests that are served as long as any slot answers, whatever share is shed: what operators stop and release things with, and probes. To
 * both slots these are one and the same, for the state that they change or show is shared.
 */
public final class ControlPaths {
    private static final Set<String> CONTROL =
            Set.of("/healthz", "/readyz", "/v1/control", "/v1/halt", "/v1/reduce", "/v1/resume");
    private static final String AGENTS = "/v1/agents/";
    private static final Set<String> OF_AN_AGENT = Set.of("quarantine", "restore");

    private ControlPaths() {}

    /**
     * Whether a request is one of them.
     *
     * @param path without a query
     */
    public static boolean include(String path) {
        if (!path.startsWith(AGENTS)) {
            return CONTROL.contains(path);
        }
        int agent = path.indexOf('/', AGENTS.length());
        return agent > AGENTS.length() && OF_AN_AGENT.contains(path.substring(agent + 1));
    }
}
