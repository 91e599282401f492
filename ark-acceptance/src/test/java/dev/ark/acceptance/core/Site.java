package dev.ark.acceptance.core;

import dev.ark.acceptance.Client;
import dev.ark.acceptance.Clients;
import dev.ark.acceptance.FreePorts;
import dev.ark.contract.local.JavaCommand;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SystemEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A graveyard, and cores on one database file, and nothing else of ARK: what decides and what remembers. The cores are started and ended one
 * by one; there is no Redis, for nothing in it may not be lost.
 */
final class Site implements AutoCloseable {
    private static final Path CHECKOUT = Path.of(System.getProperty("ark.checkout"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CORE = "mutable-core-service";
    private static final String GRAVEYARD = "graveyard-service";
    private static final int HEAP_MEGABYTES = 256;
    /** What cores say that they are unless they are told another version. */
    static final String VERSION = "under-test";

    /** Nobody listens there. */
    private static final String NO_REDIS = "redis://127.0.0.1:1";

    private final LocalLayout layout;
    private final Secrets secrets;
    private final Service graveyard;
    private final Map<String, String> settings;
    private final Map<Slot, Integer> ports = new EnumMap<>(Slot.class);
    private final List<Service> cores = new ArrayList<>();

    Site() throws IOException {
        this(Map.of());
    }

    /**
     * A new site, with its graveyard running and no core yet.
     *
     * @param settings further environment variables of the cores
     */
    Site(Map<String, String> settings) throws IOException {
        this.layout = new LocalLayout(Files.createTempDirectory("ark-site"), 0);
        this.settings = settings;
        this.secrets = new Secrets(layout);
        Files.createDirectories(layout.stateFile().getParent());
        RulesetFiles rules = new RulesetFiles(layout.home().resolve("ruleset"));
        Path released = CHECKOUT.resolve("ark-rules/src/main/resources");
        rules.write(
                Files.readString(released.resolve(RulesetFiles.MANIFEST)),
                Files.readString(released.resolve(RulesetFiles.SIGNATURE)));
        for (Slot slot : Slot.values()) {
            ports.put(slot, FreePorts.next());
        }
        int port = FreePorts.next();
        Map<String, String> environment = environment(LocalLayout.GRAVEYARD, port);
        environment.put("ARK_GRAVEYARD_MANIFEST_DIRECTORY", rules.directory().toString());
        this.graveyard = Service.start(command(GRAVEYARD), environment, port, log(LocalLayout.GRAVEYARD));
        graveyard.awaitReady();
    }

    /** Starts and stops a core, which leaves the archive of its classes to all later ones, as the first stop of an installation does. */
    void prepareStarts() {
        if (!Files.exists(classArchive(CORE))) {
            Service core = start(Slot.STABLE);
            core.awaitReady();
            core.close();
        }
    }

    /** The database, with its write-ahead log and the checkpoints beside it. */
    Path stateFile() {
        return layout.stateFile();
    }

    Path checkpointVerificationKey() {
        return layout.checkpointVerificationKey();
    }

    /** A directory of the site's for whatever is tried. */
    Path directory(String name) {
        return layout.home().resolve(name);
    }

    /** Starts a core in a slot. */
    Service start(Slot slot) {
        return start(slot, ports.get(slot), List.of());
    }

    /** Starts a core in a slot, on a port of its choice and under a tracer, if any. */
    Service start(Slot slot, int port, List<String> tracer) {
        return start(slot, port, VERSION, tracer);
    }

    /** Starts another version of the core, which is the same but in name. */
    Service start(Slot slot, int port, String version) {
        return start(slot, port, version, List.of());
    }

    private Service start(Slot slot, int port, String version, List<String> tracer) {
        List<String> command = new ArrayList<>(tracer);
        command.addAll(command(CORE));
        Service core = Service.start(command, coreEnvironment(slot, port, version), port, log(slot.text()));
        cores.add(core);
        return core;
    }

    int port(Slot slot) {
        return ports.get(slot);
    }

    /** Those who talk to the core on a port. */
    Clients clients(int port) {
        return (role, name) -> new Client("http://127.0.0.1:" + port, secrets.token(role, name));
    }

    @Override
    public void close() {
        cores.forEach(Service::kill);
        graveyard.close();
        try (Stream<Path> files = Files.walk(layout.home())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> coreEnvironment(Slot slot, int port, String version) {
        Map<String, String> environment = environment(LocalLayout.CORE, port);
        environment.put("ARK_GRAVEYARD_URL", "http://127.0.0.1:" + graveyard.port());
        environment.put("ARK_STATE_PATH", layout.stateFile().toString());
        environment.put("ARK_PERMIT_KEY_FILE", layout.permitKey().toString());
        environment.put("ARK_CHECKPOINT_KEY_FILE", layout.checkpointKey().toString());
        environment.put("ARK_DEPLOYMENT", slot.text());
        environment.put("ARK_VERSION", version);
        // Generous, so that a busy machine does not make a denial of an approval.
        environment.put("ARK_CORE_DECISION_EVALUATION_TIMEOUT", "3s");
        environment.put("ARK_CORE_DECISION_FACTS_LIFETIME", "10s");
        environment.putAll(settings);
        return environment;
    }

    private Map<String, String> environment(String service, int port) {
        Map<String, String> environment = SystemEnvironment.of(System.getenv());
        environment.put("ARK_HOST", "127.0.0.1");
        environment.put("ARK_PORT", Integer.toString(port));
        environment.put("ARK_BUS_KEY_FILE", layout.busKey().toString());
        environment.put("ARK_REDIS_URL", NO_REDIS);
        environment.put("ARK_JWT_PUBLIC_KEY", layout.tokenVerificationKey().toString());
        try {
            environment.put(
                    "ARK_SERVICE_TOKEN_FILE", secrets.serviceToken(service).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment;
    }

    /** As an installation starts it; the archive of its classes is kept from one site to the next. */
    private static List<String> command(String service) {
        Path application = target(service).resolve("quarkus-app/quarkus-run.jar");
        return new JavaCommand(JAVA, application, classArchive(service), HEAP_MEGABYTES).line();
    }

    private static Path classArchive(String service) {
        return target(service).resolve("classes-under-test.jsa");
    }

    private static Path target(String service) {
        return CHECKOUT.resolve(service).resolve("target");
    }

    private Path log(String process) {
        return layout.home().resolve(process + ".log");
    }
}
