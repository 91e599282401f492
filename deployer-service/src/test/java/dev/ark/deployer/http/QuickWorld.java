package dev.ark.deployer.http;

import dev.ark.deployer.engine.Versions;
import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.deployer.work.Assignment;
import dev.ark.deployer.work.Preflight;
import dev.ark.deployer.work.Works;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a deployer needs of others, each of which does at once what it is asked. */
@Mock
@Singleton
public final class QuickWorld implements Orchestrator, TrafficRouter, Works, CanaryWatch, Preflight, Versions {
    private volatile SlotSeen stable = new SlotSeen.Running("v1", true);
    private volatile SlotSeen canary = new SlotSeen.Absent();
    private volatile Shares shares = Shares.ALL_STABLE;
    private volatile String wanted = "v1";
    private volatile Verdict verdict = Verdict.PASS;

    void reset() {
        stable = new SlotSeen.Running("v1", true);
        wanted = "v1";
        verdict = Verdict.PASS;
    }

    /** Another version is to run at stable than does. */
    void wantStable(String version) {
        wanted = version;
    }

    void judge(Verdict now) {
        verdict = now;
    }

    @Override
    public SlotSeen seen(Slot slot) {
        return slot == Slot.STABLE ? stable : canary;
    }

    @Override
    public void run(Slot slot, String version) {
        SlotSeen running = new SlotSeen.Running(version, true);
        if (slot == Slot.STABLE) {
            stable = running;
            wanted = version;
        } else {
            canary = running;
        }
    }

    @Override
    public void empty(Slot slot, Duration drain) {
        canary = new SlotSeen.Absent();
    }

    @Override
    public void route(Shares desired) {
        shares = desired;
    }

    @Override
    public Observed observed() {
        return new Observed(shares, true);
    }

    @Override
    public Map<Slot, Traffic> counted() {
        return Map.of();
    }

    @Override
    public String carryOut(Assignment assignment) {
        assignment.progress().accept("nearly done");
        return "done";
    }

    @Override
    public Database database() {
        return new Database(false, true, null);
    }

    @Override
    public Assessment assess(RolloutState rollout, Instant now) {
        return Assessment.of(List.of(check(now)));
    }

    @Override
    public List<CheckRecord> checks(String rollout) {
        return List.of(check(Instant.EPOCH));
    }

    private CheckRecord check(Instant now) {
        return new CheckRecord(
                Tripwire.ERRORS, now, verdict, false, Map.of("canary_errors", 3L), List.of(), "3 of 5 failed");
    }

    @Override
    public boolean halted() {
        return false;
    }

    @Override
    public Report look(RolloutSpec spec) {
        return new Report(List.of("the disk is nearly full"), List.of("little can be shown"));
    }

    @Override
    public String stable() {
        return wanted;
    }

    @Override
    public Optional<String> previous() {
        return wanted.equals("v1") ? Optional.empty() : Optional.of("v1");
    }

    @Override
    public boolean exists(String version) {
        return version.startsWith("v");
    }

    @Override
    public void supervise() {}

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return List.of();
    }

    @Override
    public String stableVersion() {
        return stable();
    }

    @Override
    public Optional<String> previousStable() {
        return previous();
    }

    @Override
    public void rehearse(String version) {}

    @Override
    public void release() {}
}
