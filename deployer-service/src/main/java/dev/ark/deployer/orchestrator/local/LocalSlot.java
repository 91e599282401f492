package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.RedisFiles;
import dev.ark.deployer.orchestrator.ServiceEnvironment;
import dev.ark.deployer.orchestrator.StableSlot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a local installation runs: Redis, unless the user runs one, and the stable slot.
 *
 * @param redis present when Redis is run here
 */
record LocalSlot(LocalLayout layout, StableSlot stable, List<RedisFiles> redis) {
    static LocalSlot of(DeployerConfig config, LocalLayout layout, String version, Map<String, String> environment) {
        ServiceEnvironment variables = new ServiceEnvironment(layout, version, config.externalRedis(), environment);
        List<RedisFiles> redis = config.externalRedis()
                ? List.of()
                : List.of(new RedisFiles(layout.home(), layout.redisPort(), RedisInstallation.binaryName()));
        return new LocalSlot(layout, new StableSlot(layout, version, config.java(), variables), redis);
    }

    /** In the order in which they are started: Redis is there in no time. */
    List<ProcessSpec> processes() {
        List<ProcessSpec> processes = new ArrayList<>();
        redis.forEach(files -> processes.add(redisServer(files)));
        processes.addAll(List.of(stable.graveyard(), stable.core(), stable.watchdog()));
        return processes;
    }

    void prepare(ProcessSpec spec) throws IOException {
        switch (spec.name()) {
            case LocalLayout.REDIS -> RedisInstallation.install(redis.getFirst(), layout);
            case LocalLayout.CORE -> Files.createDirectories(layout.stateFile().getParent());
            default -> {}
        }
    }

    ReadinessProbe probe(Duration timeout) {
        ReadinessProbe http = new HttpReadiness(timeout);
        ReadinessProbe ping =
                new RedisReadiness(LocalLayout.DEPLOYER, layout.redisPassword(LocalLayout.DEPLOYER), timeout);
        return spec -> (spec.name().equals(LocalLayout.REDIS) ? ping : http).ready(spec);
    }

    private ProcessSpec redisServer(RedisFiles files) {
        return new ProcessSpec(
                LocalLayout.REDIS,
                files.version(),
                List.of(files.executable().toString(), files.configuration().toString()),
                stable.environment().system(),
                URI.create("redis://127.0.0.1:" + files.port()));
    }
}
