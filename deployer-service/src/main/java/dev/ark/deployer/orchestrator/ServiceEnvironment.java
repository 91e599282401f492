package dev.ark.deployer.orchestrator;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.SystemEnvironment;
import dev.ark.deployer.traffic.Slot;
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
        LocalLayout layout, SlotRelease release, boolean externalRedis, Map<String, String> inherited) {
    private static final Set<String> OF_ALL_SERVICES = Set.of("ARK_JWT_PUBLIC_KEY", "ARK_JWT_ISSUER");
    private static final String PASSWORD_FILE = "ARK_REDIS_PASSWORD_FILE";
    private static final Set<String> OF_EXTERNAL_REDIS = Set.of("ARK_REDIS_USER", PASSWORD_FILE);
    private static final List<String> PASSED_ON =
            List.of("ARK_CORE_", "ARK_WATCHDOG_", "ARK_GRAVEYARD_", "ARK_LOG_", "ARK_CHAOS_");
    private static final String RELEASE_OVERLAY = "ARK_GRAVEYARD_OVERLAY_RELEASE_FILE";
    private static final String LOOPBACK = "127.0.0.1";

    public ServiceEnvironment {
        inherited = Map.copyOf(inherited);
    }

    /** What every process gets, Redis too. */
    public static Map<String, String> system(Map<String, String> inherited) {
        return SystemEnvironment.of(inherited);
    }

    public Map<String, String> graveyard() {
        Map<String, String> environment = service(LocalLayout.GRAVEYARD, places().graveyard());
        String version = release.version();
        environment.put(
                "ARK_GRAVEYARD_MANIFEST_DIRECTORY",
                layout.ruleset(version).directory().toString());
        environment.remove(RELEASE_OVERLAY);
        if (release.overlay()) {
            environment.put(RELEASE_OVERLAY, layout.releaseOverlay(version).toString());
        }
        return environment;
    }

    public Map<String, String> core() {
        Map<String, String> environment = service(LocalLayout.CORE, places().core());
        environment.put("ARK_GRAVEYARD_URL", url(places().graveyard()));
        environment.put("ARK_STATE_PATH", layout.stateFile().toString());
        environment.put("ARK_PERMIT_KEY_FILE", layout.permitKey().toString());
        environment.put("ARK_CHECKPOINT_KEY_FILE", layout.checkpointKey().toString());
        return environment;
    }

    /** The canary's watchdog looks at its own slot and tells no objectives: the stable one's are of both. */
    public Map<String, String> watchdog() {
        SlotPlaces canary = new SlotPlaces(layout, Slot.CANARY);
        Map<String, String> environment = service(LocalLayout.WATCHDOG, places().watchdog());
        environment.put("ARK_CORE_URL", url(places().core()));
        environment.put("ARK_GRAVEYARD_URL", url(places().graveyard()));
        environment.put("ARK_CANARY_CORE_URL", url(canary.core()));
        environment.put("ARK_CANARY_GRAVEYARD_URL", url(canary.graveyard()));
        environment.put("ARK_DEPLOYER_URL", "http://" + LOOPBACK + ":" + layout.deployerPort());
        environment.put("ARK_SLO_PORT", Integer.toString(layout.sloPort()));
        environment.put(
                "ARK_SLO_DIRECTORY",
                switch (release.slot()) {
                    case STABLE -> layout.sloDirectory().toString();
                    case CANARY -> layout.canarySloDirectory().toString();
                });
        return environment;
    }

    private SlotPlaces places() {
        return new SlotPlaces(layout, release.slot());
    }

    private Map<String, String> service(String name, Place place) {
        Map<String, String> environment = system(inherited);
        inherited.forEach((key, value) -> {
            if (OF_ALL_SERVICES.contains(key) || PASSED_ON.stream().anyMatch(key::startsWith)) {
                environment.put(key, value);
            }
        });
        environment.putAll(release.settings());
        environment.put("ARK_HOST", LOOPBACK);
        environment.put("ARK_PORT", Integer.toString(place.url().getPort()));
        environment.put("ARK_SERVICE_TOKEN_FILE", layout.token(holder(name)).toString());
        environment.put("ARK_BUS_KEY_FILE", layout.busKey().toString());
        environment.put("ARK_REDIS_URL", inherited.getOrDefault("ARK_REDIS_URL", redisUrl()));
        if (externalRedis) {
            environment.putAll(externalCredentials());
        } else {
            environment.put("ARK_REDIS_USER", name);
            environment.put(PASSWORD_FILE, layout.redisPassword(name).toString());
        }
        environment.put("ARK_DEPLOYMENT", release.slot().label());
        environment.put("ARK_VERSION", release.version());
        return environment;
    }

    /** The canary slot's watchdog stops nobody, and could not. */
    private String holder(String name) {
        return name.equals(LocalLayout.WATCHDOG) && release.slot() == Slot.CANARY ? LocalLayout.CANARY_WATCHDOG : name;
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

    private static String url(Place place) {
        return place.url().toString();
    }
}
