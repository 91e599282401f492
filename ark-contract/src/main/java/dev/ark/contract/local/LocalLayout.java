package dev.ark.contract.local;

import java.nio.file.Path;

/**
 * Where everything of a local installation lies, and which ports it uses: the one agreement between the command line, which prepares it,
 * and the deployer, which runs it.
 *
 * @param home the directory of the installation, {@code .ark} unless {@code ARK_HOME} says otherwise
 * @param portOffset added to every port, so that several installations run side by side
 */
public record LocalLayout(Path home, int portOffset) {
    /** Names of the processes of a local installation, as their logs and process records are called. */
    public static final String DEPLOYER = "deployer";

    public static final String REDIS = "redis";
    public static final String GRAVEYARD = "graveyard";
    public static final String CORE = "core";
    public static final String WATCHDOG = "watchdog";

    public LocalLayout {
        home = home.toAbsolutePath().normalize();
        if (portOffset < 0 || portOffset > 50_000) {
            throw new IllegalArgumentException("a port offset is within 0 to 50000");
        }
    }

    public int edgePort() {
        return 8000 + portOffset;
    }

    public int redisPort() {
        return 6379 + portOffset;
    }

    public int graveyardPort() {
        return 8101 + portOffset;
    }

    public int corePort() {
        return 8102 + portOffset;
    }

    public int watchdogPort() {
        return 8103 + portOffset;
    }

    public int deployerPort() {
        return 8104 + portOffset;
    }

    /** Where the objectives are told. */
    public int sloPort() {
        return 9090 + portOffset;
    }

    /** The core's port in the canary slot. */
    public int canaryCorePort() {
        return 8202 + portOffset;
    }

    /** The graveyard's port in the canary slot. */
    public int canaryGraveyardPort() {
        return 8201 + portOffset;
    }

    /** Where the watchdog keeps what its objectives are worked out from. */
    public Path sloDirectory() {
        return home.resolve("watchdog");
    }

    /** What the deployer keeps of its own. */
    public Path deployerDirectory() {
        return home.resolve("deployer");
    }

    /** The SQLite file with all durable state. */
    public Path stateFile() {
        return home.resolve("state/ark_state.db");
    }

    /** One JSON file a running process, see {@link ProcessRecord}. */
    public Path processRecord(String process) {
        return home.resolve("run").resolve(process + ".json");
    }

    public Path log(String process) {
        return home.resolve("logs").resolve(process + ".log");
    }

    /** The builds that have been run, one directory a version. */
    public Path release(String version) {
        return home.resolve("releases").resolve(version);
    }

    /** A runnable Quarkus application of a release; {@code process} is one of the services' names. */
    public Path application(String version, String process) {
        return release(version).resolve(process).resolve("quarkus-run.jar");
    }

    /** The rules of a release, as its graveyard serves them. */
    public RulesetFiles ruleset(String version) {
        return new RulesetFiles(release(version).resolve("ruleset"));
    }

    /** Further denials of the installation's own, which its graveyard serves when the file is there at the start. */
    public Path overlay() {
        return home.resolve("overlay.json");
    }

    /** A secret, of mode 600 in a directory of mode 700. */
    public Path secret(String name) {
        return home.resolve("secrets").resolve(name);
    }

    /** The RSA key that signs tokens, PKCS 8 in PEM. Only the command line reads it. */
    public Path tokenSigningKey() {
        return secret("jwt.key");
    }

    /** The RSA key that verifies tokens, in PEM. */
    public Path tokenVerificationKey() {
        return secret("jwt.pub");
    }

    public Path busKey() {
        return secret("bus.key");
    }

    public Path permitKey() {
        return secret("permit.key");
    }

    /** The Ed25519 key that signs the journal's checkpoints, in PEM. */
    public Path checkpointKey() {
        return secret("checkpoint.key");
    }

    /** The key that verifies them, as C2SP signed-note writes it. */
    public Path checkpointVerificationKey() {
        return secret("checkpoint.pub");
    }

    /** The bearer token of a service or of a person, such as {@code core} or {@code operator}. */
    public Path token(String holder) {
        return secret(holder + ".token");
    }

    /** The password of a service's Redis user. */
    public Path redisPassword(String process) {
        return secret("redis-" + process + ".password");
    }
}
