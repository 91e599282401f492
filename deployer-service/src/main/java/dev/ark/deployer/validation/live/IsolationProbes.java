package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.Heartbeat;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.Recorded;
import dev.ark.deployer.validation.DecisionVerdicts;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.TimeVerdicts;
import dev.ark.deployer.validation.ValidationTrades;
import dev.ark.runtime.trace.TraceParent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an agent that fails is stopped, and stays so. Not thread-safe. */
final class IsolationProbes {
    private static final int FAILURES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Site site;
    private @Nullable Held before;

    /** A permit that was given before the agent failed, for the proposal. */
    private record Held(Proposal proposal, Permit permit) {}

    IsolationProbes(Site site) {
        this.site = site;
    }

    Finding failingAgent() throws CallFailedException, InterruptedException {
        TraceParent trace = Site.newTrace();
        Proposal proposal = site.trades().valid(trace.traceId());
        Permit permit = site.desk().decide(proposal, trace).permit();
        before = permit == null ? null : new Held(proposal, permit);
        for (int i = 0; i < FAILURES; i++) {
            fail();
        }
        long failed = System.nanoTime();
        Optional<Duration> after = Site.await(
                PATIENCE,
                () -> isQuarantined() ? Optional.of(Duration.ofNanos(System.nanoTime() - failed)) : Optional.empty());
        return TimeVerdicts.within("quarantined", after, site.settings().isolatedWithin());
    }

    /** The agent is restored afterwards. */
    Finding nothingGetsThrough() throws CallFailedException {
        TraceParent trace = Site.newTrace();
        Decision decision = site.desk().decide(site.trades().valid(trace.traceId()), trace);
        Finding denied = DecisionVerdicts.deniedBy("watchdog_monitoring", decision);
        Finding refused = spendOfBefore();
        restore();
        return new Finding(denied.passed() && refused.passed(), denied.seen() + "; " + refused.seen());
    }

    private Finding spendOfBefore() throws CallFailedException {
        Held held = before;
        if (held == null) {
            return new Finding(false, "there was no permit of before to try");
        }
        try {
            site.desk().spend(held.proposal(), held.permit(), Site.newTrace());
            return new Finding(false, "the permit of before was spent");
        } catch (CallFailedException e) {
            if (e.status() != 409) {
                throw e;
            }
            return new Finding(true, "the permit of before was refused");
        }
    }

    /** Lets the agent act again, if it is quarantined. */
    void restore() throws CallFailedException {
        if (isQuarantined()) {
            site.edge().post(site.validator(), Site.AGENT + "/restore", new Reason("validation"), JsonNode.class);
        }
    }

    private boolean isQuarantined() throws CallFailedException {
        return site.core().agent(ValidationTrades.AGENT).quarantined();
    }

    private void fail() throws CallFailedException {
        site.edge()
                .post(
                        site.agent(),
                        Site.AGENT + "/heartbeat",
                        new Heartbeat(Heartbeat.Status.FAILED, 0, "validation"),
                        Recorded.class);
    }
}
