package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.Heartbeat;
import dev.ark.contract.http.Recorded;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.LoopTurns;
import dev.ark.deployer.validation.TimeVerdicts;
import dev.ark.deployer.validation.ValidationTrades;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the watchdog watches. */
record HeartbeatProbes(Site site) {
    static final String ALERTS = "/v1/alerts?state=open&limit=1000&agent=" + ValidationTrades.AGENT;

    private static final String MISSED = "heartbeat_missed";
    /** What a turn of a loop may take on a busy machine. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    Finding missedBeat() throws CallFailedException, InterruptedException {
        Duration limit = site.settings().heartbeatInterval().multipliedBy(2).plus(ALLOWANCE);
        Instant beat = beat(Heartbeat.Status.OK).at();
        Optional<Duration> after = Site.await(limit.plus(PATIENCE), () -> missed(beat));
        return TimeVerdicts.within("alerted", after, limit);
    }

    private Optional<Duration> missed(Instant beat) throws CallFailedException {
        return site.watchdog().get(site.service(), ALERTS, AlertPage.class).alerts().stream()
                .filter(alert -> alert.name().equals(MISSED) && alert.at().isAfter(beat))
                .map(AlertView::at)
                .min(Instant::compareTo)
                .map(at -> Duration.between(beat, at));
    }

    /** Looks at the loops for a while. */
    Finding loops() throws CallFailedException, InterruptedException {
        LoopTurns turns = new LoopTurns();
        long start = System.nanoTime();
        Duration during = Duration.ZERO;
        while (during.compareTo(site.settings().loopsWatchedFor()) < 0) {
            turns.look(loopsNow());
            Thread.sleep(BETWEEN_LOOKS);
            during = Duration.ofNanos(System.nanoTime() - start);
        }
        return turns.judge(during);
    }

    private List<LoopTurns.Loop> loopsNow() throws CallFailedException {
        List<LoopTurns.Loop> loops = new ArrayList<>();
        for (JsonNode loop : site.watchdog()
                .get(site.service(), "/v1/health", JsonNode.class)
                .path("loops")) {
            loops.add(new LoopTurns.Loop(
                    loop.path("loop").asText(),
                    Duration.ofMillis(loop.path("interval_ms").asLong()),
                    Instant.parse(loop.path("last_success_at").asText()),
                    loop.path("late").asBoolean()));
        }
        return loops;
    }

    /** Nobody is to wait for the agent any more. */
    void stop() throws CallFailedException {
        beat(Heartbeat.Status.STOPPED);
    }

    private Recorded beat(Heartbeat.Status status) throws CallFailedException {
        return site.edge()
                .post(site.agent(), Site.AGENT + "/heartbeat", new Heartbeat(status, 0, "validation"), Recorded.class);
    }
}
