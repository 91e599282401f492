package dev.ark.deployer.orchestrator;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.SystemEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of the services. Each gets what it needs and nothing more of the deployer's own; secrets are named by file.
 *
 * @param inherited the deployer's own environment
 * @param externalRedis whether the user runs Redis, so that all services share the user and the password there, if any
 */
public record ServiceEnvironment(
        LocalLayout layout, String version, boolean externalRedis, Map<String, String> inherited) {
    private static final Set<String> OF_ALL_SERVICES = Set.of("ARK_JWT_PUBLIC_KEY", "ARK_JWT_ISSUER");
    private static final String PASSWORD_FILE = "ARK_REDIS_PASSWORD_FILE";
    private static final Set<String> OF_EXTERNAL_REDIS = Set.of("ARK_REDIS_USER", PASSWORD_FILE);
    private static final List<String> PASSED_ON = List.of("ARK_CORE_", "ARK_WATCHDOG_", "ARK_GRAVEYARD_", "ARK_LOG_");
    private static final String LOOPBACK = "127.0.0.1";

    public ServiceEnvironment {
        inherited = Map.copyOf(inherited);
    }

    /** What every process gets, Redis too. */
    public Map<String, String> system() {
        return SystemEnvironment.of(inherited);
    }

    public Map<String, String> graveyard() {
        Map<String, String> environment = service(LocalLayout.GRAVEYARD, layout.graveyardPort());
        environment.put(
                "ARK_GRAVEYARD_MANIFEST_DIRECTORY",
                layout.ruleset(version).directory().toString());
        return environment;
    }

    public Map<String, String> core() {
        Map<String, String> environment = service(LocalLayout.CORE, layout.corePort());
        environment.put("ARK_GRAVEYARD_URL", loopback(layout.graveyardPort()));
        environment.put("ARK_STATE_PATH", layout.stateFile().toString());
        environment.put("ARK_PERMIT_KEY_FILE", layout.permitKey().toString());
        environment.put("ARK_CHECKPOINT_KEY_FILE", layout.checkpointKey().toString());
        return environment;
    }

    public Map<String, String> watchdog() {
        Map<String, String> environment = service(LocalLayout.WATCHDOG, layout.watchdogPort());
        environment.put("ARK_CORE_URL", loopback(layout.corePort()));
        environment.put("ARK_GRAVEYARD_URL", loopback(layout.graveyardPort()));
        environment.put("ARK_CANARY_CORE_URL", loopback(layout.canaryCorePort()));
        environment.put("ARK_CANARY_GRAVEYARD_URL", loopback(layout.canaryGraveyardPort()));
        environment.put("ARK_DEPLOYER_URL", loopback(layout.deployerPort()));
        environment.put("ARK_SLO_PORT", Integer.toString(layout.sloPort()));
        environment.put("ARK_SLO_DIRECTORY", layout.sloDirectory().toString());
        return environment;
    }

    private Map<String, String> service(String name, int port) {
        Map<String, String> environment = system();
        inherited.forEach((key, value) -> {
            if (OF_ALL_SERVICES.contains(key) || PASSED_ON.stream().anyMatch(key::startsWith)) {
                environment.put(key, value);
            }
        });
        environment.put("ARK_HOST", LOOPBACK);
        environment.put("ARK_PORT", Integer.toString(port));
        environment.put("ARK_SERVICE_TOKEN_FILE", layout.token(name).toString());
        environment.put("ARK_BUS_KEY_FILE", layout.busKey().toString());
        environment.put("ARK_REDIS_URL", inherited.getOrDefault("ARK_REDIS_URL", redisUrl()));
        if (externalRedis) {
            environment.putAll(externalCredentials());
        } else {
            environment.put("ARK_REDIS_USER", name);
            environment.put(PASSWORD_FILE, layout.redisPassword(name).toString());
        }
        environment.put("ARK_DEPLOYMENT", "stable");
        environment.put("ARK_VERSION", version);
        return environment;
    }

    /** A user counts only together with a password. */
    private Map<String, String> externalCredentials() {
        Map<String, String> credentials = new TreeMap<>(inherited);
        credentials.keySet().retainAll(OF_EXTERNAL_REDIS);
        return credentials.containsKey(PASSWORD_FILE) ? credentials : Map.of();
    }

    private String redisUrl() {
        return "redis://" + LOOPBACK + ":" + layout.redisPort();
    }

    static String loopback(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }
}
