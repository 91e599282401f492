package dev.ark.deployer.http;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.traffic.embedded.Backends;
import dev.ark.deployer.traffic.embedded.EdgeMetrics;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The edge on the ports of this installation. */
public final class EdgeProducer {
    /** What the ports of the canary are above those of the stable slot. */
    private static final int CANARY_OFFSET = 100;

    @Produces
    @Singleton
    EmbeddedEdge edge(DeployerConfig config, LocalLayout layout, MeterRegistry meters) {
        int stable = layout.corePort();
        return new EmbeddedEdge(
                config.edge(),
                config.edge().port().orElse(layout.edgePort()),
                new Backends(stable, stable + CANARY_OFFSET),
                new EdgeMetrics(meters));
    }
}
