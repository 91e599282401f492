package dev.ark.runtime.loop;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a background loop is late. */
@Readiness
@Singleton
public final class LoopsOnTime implements HealthCheck {
    private final LoopWatch watch;

    LoopsOnTime(LoopWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("loops").up();
        for (LoopWatch.Report report : watch.reports()) {
            response.withData(report.loop(), report.lastSuccess().toString());
            if (report.late()) {
                response.down();
            }
        }
        return response.build();
    }
}
