package dev.ark.watchdog.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.SloReport.State;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.slo.Source.Kind;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SloLoopTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final SloConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SloConfig.class)
            .build()
            .getConfigMapping(SloConfig.class);
    private static final Deployment STABLE = new Deployment() {
        @Override
        public String deployment() {
            return "stable";
        }

        @Override
        public String version() {
            return "v1.0.0";
        }
    };

    private final SettableClock wall = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), wall::instant);
    private final Sampler sampler =
            new Sampler(List.of(new Source(Kind.CORE, URI.create("http://core"))), source -> told(), () -> false);
    private long nanos;
    private long answered;
    private long failed;
    private final Slos slos = new Slos(sampler, new SteadyTime(wall, () -> nanos), CONFIG, STABLE);

    private String told() {
        return """
                http_server_requests_seconds_count{method="POST",status="201",uri="/v1/decisions"} %d
                http_server_requests_seconds_count{method="POST",status="503",uri="/v1/decisions"} %d
                """.formatted(answered, failed);
    }

    private void runs(SloLoop loop, Duration time, int good, int bad) {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            wall.move(STEP);
            nanos += STEP.toNanos();
            answered += good;
            failed += bad;
            loop.turn();
        }
    }

    private List<Level> raised() {
        return alerts.publish().stream().map(AlertReport::level).toList();
    }

    @Test
    void whatLastsIsToldOnceAndAgainWhenItGetsWorseOrComesBack() {
        SloLoop loop = new SloLoop(slos, alerts, Posture.ACTS);
        runs(loop, Duration.ofHours(1), 98, 2);
        assertThat(raised()).containsExactly(Level.WARNING);
        runs(loop, Duration.ofMinutes(30), 50, 50);
        assertThat(raised()).containsExactly(Level.CRITICAL);
        runs(loop, Duration.ofHours(7), 1_000, 0);
        assertThat(raised()).isEmpty();
        runs(loop, Duration.ofMinutes(30), 0, 1_000);
        assertThat(raised()).containsSubsequence(Level.CRITICAL);
    }

    @Test
    void theReportTellsTheStateAndTheWallClocksTime() {
        SloLoop loop = new SloLoop(slos, alerts, Posture.ACTS);
        runs(loop, Duration.ofMinutes(1), 100, 0);
        wall.move(Duration.ofDays(1));
        var report = slos.report();
        assertThat(report.at()).isEqualTo(wall.instant());
        assertThat(report.state()).isEqualTo(State.NO_DATA);
        assertThat(report.slos().getFirst().state()).isEqualTo(State.MET);
        assertThat(report.slos().getFirst().samples()).isEqualTo(500);
        assertThat(report.slos().getFirst().lastSampleAt()).isEqualTo(wall.instant());
        assertThat(report.version()).isEqualTo("v1.0.0");
    }

    @Test
    void theCanarysWatchdogTakesNoSamples() {
        SloLoop loop = new SloLoop(slos, alerts, Posture.OBSERVES);
        runs(loop, Duration.ofMinutes(1), 0, 100);
        assertThat(raised()).isEmpty();
        assertThat(slos.report().slos().getFirst().samples()).isZero();
    }
}
