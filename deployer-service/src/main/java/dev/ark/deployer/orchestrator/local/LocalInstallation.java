package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.Release;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.orchestrator.Blueprint;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.RedisFiles;
import dev.ark.deployer.orchestrator.ServiceEnvironment;
import dev.ark.deployer.orchestrator.SlotPlaces;
import dev.ark.deployer.orchestrator.SlotRelease;
import dev.ark.deployer.orchestrator.SlotServices;
import dev.ark.deployer.release.ReleaseCatalog;
import dev.ark.deployer.traffic.Slot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a local installation runs: Redis, unless the user runs one, and the slots.
 *
 * @param inherited the deployer's own environment
 */
record LocalInstallation(
        DeployerConfig config, LocalLayout layout, ReleaseCatalog releases, Map<String, String> inherited)
        implements Blueprint {
    LocalInstallation {
        inherited = Map.copyOf(inherited);
    }

    @Override
    public List<ProcessSpec> shared() {
        return config.externalRedis() ? List.of() : List.of(redisServer(redis()));
    }

    @Override
    public List<Place> places(Slot slot) {
        return new SlotPlaces(layout, slot).all();
    }

    @Override
    public List<ProcessSpec> services(Slot slot, String version) {
        Release release = releases.find(version)
                .orElseThrow(() -> new IllegalArgumentException("there is no release " + version));
        SlotRelease inSlot = new SlotRelease(slot, release.version(), release.settings(), releases.hasOverlay(release));
        var environment = new ServiceEnvironment(layout, inSlot, config.externalRedis(), inherited);
        return new SlotServices(layout, inSlot, config.java(), environment).all();
    }

    /** Does what must be done before a process is started. */
    void prepare(ProcessSpec spec) throws IOException {
        if (spec.name().equals(LocalLayout.REDIS)) {
            RedisInstallation.install(redis(), layout);
        } else if (spec.name().equals(LocalLayout.CORE)) {
            Files.createDirectories(layout.stateFile().getParent());
        } else if (spec.name().equals(LocalLayout.canary(LocalLayout.WATCHDOG))) {
            PrivateFiles.directory(layout.canarySloDirectory());
        }
    }

    ReadinessProbe probe(Duration timeout) {
        ReadinessProbe http = new HttpReadiness(timeout);
        ReadinessProbe ping =
                new RedisReadiness(LocalLayout.DEPLOYER, layout.redisPassword(LocalLayout.DEPLOYER), timeout);
        return place -> (place.name().equals(LocalLayout.REDIS) ? ping : http).ask(place);
    }

    private RedisFiles redis() {
        return new RedisFiles(layout.home(), layout.redisPort(), RedisInstallation.binaryName());
    }

    private ProcessSpec redisServer(RedisFiles files) {
        return new ProcessSpec(
                new Place(LocalLayout.REDIS, URI.create("redis://127.0.0.1:" + files.port())),
                files.version(),
                List.of(files.executable().toString(), files.configuration().toString()),
                ServiceEnvironment.system(inherited));
    }
}
