package dev.ark.deployer.http;

import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the edge takes requests and every process is ready. */
@Readiness
@Singleton
public final class EverythingReady implements HealthCheck {
    private final TrafficRouter router;
    private final Orchestrator orchestrator;

    EverythingReady(TrafficRouter router, Orchestrator orchestrator) {
        this.router = router;
        this.orchestrator = orchestrator;
    }

    @Override
    public HealthCheckResponse call() {
        boolean serving = router.observed().serving();
        var response = HealthCheckResponse.named("slots").status(serving).withData("edge", serving);
        for (ObservedProcess process : orchestrator.observed(Slot.STABLE)) {
            response.withData(process.name(), process.state().name());
            if (process.state() != ProcessState.READY) {
                response.down();
            }
        }
        return response.build();
    }
}
