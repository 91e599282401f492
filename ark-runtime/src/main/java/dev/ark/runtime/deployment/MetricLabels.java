package dev.ark.runtime.deployment;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Labels every metric with the slot and the version. */
public final class MetricLabels {
    @Produces
    @Singleton
    MeterFilter deploymentLabels(Deployment deployment) {
        return MeterFilter.commonTags(
                List.of(Tag.of("deployment", deployment.deployment()), Tag.of("version", deployment.version())));
    }
}
