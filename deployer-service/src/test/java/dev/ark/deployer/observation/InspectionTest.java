package dev.ark.deployer.observation;

import static dev.ark.deployer.observation.Rollouts.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Evidence;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Place START = place(Phase.START);
    private static final Place RAMP = place(Phase.RAMP);

    private final Sampling sampling = new Sampling();

    @Test
    void aCanaryThatDoesAsStableDoesPassesEveryTripwire() {
        healthyRamp();
        assertThat(assess(START, RAMP))
                .allSatisfy(check -> assertThat(check.verdict())
                        .as("%s: %s", check.tripwire(), check.why())
                        .isEqualTo(Verdict.PASS));
    }

    @Test
    void beforeTheCanaryHasAnyTrafficThereAreNoData() {
        sampling.canary().take();
        sampling.decides(Slot.STABLE, 100, 0).take();
        assertThat(verdict(Tripwire.DENIALS, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict(Tripwire.LATENCY, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict(Tripwire.ERRORS, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict(Tripwire.HEALTH, START, RAMP)).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothingSampledIsNoPassOfAnything() {
        assertThat(assess(START, RAMP))
                .extracting(CheckRecord::verdict)
                .doesNotContain(Verdict.PASS, Verdict.INCONCLUSIVE);
    }

    @Test
    void aCanaryWhoseMetricsAreMissingNowPassesNoLatency() {
        healthyRamp();
        SlotSample heard = sampling.slot(Slot.CANARY);
        sampling.speaks(Slot.CANARY, new SlotSample(null, heard.ready(), heard.watchdogReady(), heard.watchdog()))
                .take();
        CheckRecord latency = check(Tripwire.LATENCY, START, RAMP);
        assertThat(latency.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(latency.why())
                .startsWith("canary did not tell its metrics at ")
                .contains("until then");
        sampling.speaks(Slot.CANARY, heard).take();
        assertThat(verdict(Tripwire.LATENCY, START, RAMP)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aJournalThatCannotBeReadPassesNoDenialsAndNoQuarantines() {
        healthyRamp();
        sampling.journal(false).take();
        assertThat(verdict(Tripwire.DENIALS, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict(Tripwire.QUARANTINES, START, RAMP)).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void oldSamplesPassNothing() {
        healthyRamp();
        Instant late = sampling.last().plus(LONGEST).plusSeconds(1);
        assertThat(assess(late, Rollouts.SPEC, START, RAMP))
                .allSatisfy(check -> assertThat(check.verdict()).isEqualTo(Verdict.NO_DATA));
    }

    @Test
    void aFailureStaysThoughNothingCanBeSeenAnyMore() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 0, 60).decides(Slot.STABLE, 500, 0).take();
        sampling.silent(Slot.CANARY).journal(false).take();
        CheckRecord latency = check(Tripwire.LATENCY, START, RAMP);
        assertThat(latency.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(latency.why()).contains("60 of 60 requests were slower than 400 ms at the canary");
    }

    @Test
    void moreDenialsAtTheCanaryFail() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 100, 0)
                .decides(Slot.STABLE, 900, 0)
                .denies("v2", 8)
                .take();
        assertThat(verdict(Tripwire.DENIALS, START, RAMP)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void theSigmaRuleDecidesIfTheRolloutSaysSoAndIsHeldAgainstWhatStableDidBefore() {
        Sampling before = new Sampling();
        for (int i = 0; i < 12; i++) {
            before.decides(Slot.STABLE, 100, 0).denies("v1", 5).take();
        }
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 150, 0)
                .decides(Slot.STABLE, 900, 0)
                .denies("v2", 20)
                .denies("v1", 45)
                .take();
        RolloutSpec sigma = new RolloutSpec(
                "r1", "v2", "v1", Timing.DEFAULT, new RolloutSpec.Options(true, true, null, Denials.Rule.SIGMA, false));
        RolloutState rollout = Rollouts.at(sigma, START, RAMP);
        CheckRecord denials = new Inspection(rollout, before.taken(), sampling.taken(), sampling.last(), LONGEST)
                .assessment()
                .checks()
                .getFirst();
        assertThat(denials.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(denials.evidence()).extracting(Evidence::name).contains("denials per evaluation, 3 sigma line");
    }

    @Test
    void aQuarantineIsOfWhoseDecisionsLedToIt() {
        assertThat(afterQuarantine("v2").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(afterQuarantine("v1", "v2").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(afterQuarantine().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(afterQuarantine("v1").verdict()).isEqualTo(Verdict.PASS);
        assertThat(afterQuarantine("v1").pause()).isTrue();
        assertThat(afterQuarantine("v0").pause()).isTrue();
    }

    @Test
    void whatTheCanarysWatchdogWouldDoIsTheCanarys() {
        sampling.canary().take();
        sampling.wouldIsolate().take();
        CheckRecord check = check(Tripwire.QUARANTINES, START, RAMP);
        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check.why()).contains("the canary's watchdog would isolate");
    }

    @Test
    void whatBothWatchdogsSawIsOneQuarantineAndNotTwo() {
        sampling.canary().take();
        sampling.wouldIsolate().isolates("v1").take();
        assertThat(check(Tripwire.QUARANTINES, START, RAMP).counts())
                .containsEntry("canary", 0L)
                .containsEntry("stable", 1L);
    }

    @Test
    void aWatchdogThatIsNotReadyIsNoPass() {
        sampling.canary().take();
        SlotSample canary = sampling.slot(Slot.CANARY);
        sampling.speaks(Slot.CANARY, new SlotSample(canary.core(), true, false, null))
                .take();
        assertThat(verdict(Tripwire.QUARANTINES, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        sampling.row(3, Shares.ALL_STABLE).take();
        assertThat(verdict(Tripwire.QUARANTINES, START, RAMP, place(Phase.WATCH)))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void threeFailedProbesOfTheCanaryFail() {
        sampling.canary().take();
        sampling.unready(Slot.CANARY).row(2, Shares.canary(10)).take().take();
        assertThat(verdict(Tripwire.HEALTH, START, RAMP)).isEqualTo(Verdict.INCONCLUSIVE);
        sampling.take();
        assertThat(verdict(Tripwire.HEALTH, START, RAMP)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aCanaryThatIsNotReadyWithinAMinuteFails() {
        sampling.take().take();
        assertThat(verdict(Tripwire.HEALTH, START)).isEqualTo(Verdict.NO_DATA);
        sampling.take().take();
        assertThat(verdict(Tripwire.HEALTH, START)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void onceStableHasTheNewVersionItIsStableThatHasToBeHealthyAndNotTheCanaryThatIsGone() {
        healthyRamp();
        Place[] places = {START, RAMP, place(Phase.PROMOTE, 2), place(Phase.PROMOTE, 3), place(Phase.WATCH)};
        sampling.starts(Slot.STABLE, "v2", 300).row(3, Shares.ALL_STABLE).take();
        sampling.row(4, Shares.ALL_STABLE).silent(Slot.CANARY).take();
        sampling.row(5, Shares.ALL_STABLE).decides(Slot.STABLE, 100, 0).take().take();
        assertThat(assess(places))
                .allSatisfy(check -> assertThat(check.verdict())
                        .as("%s: %s", check.tripwire(), check.why())
                        .isEqualTo(Verdict.PASS));
        assertThat(check(Tripwire.DENIALS, places).why()).contains("at stable, evidence");
        sampling.unready(Slot.STABLE).take().take().take();
        assertThat(verdict(Tripwire.HEALTH, places)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aSlowNewVersionFailsAfterItsPromotionToo() {
        healthyRamp();
        sampling.starts(Slot.STABLE, "v2", 300)
                .row(3, Shares.ALL_STABLE)
                .silent(Slot.CANARY)
                .take();
        for (int i = 0; i < 3; i++) {
            sampling.decides(Slot.STABLE, 50, 60).take();
        }
        CheckRecord latency = check(Tripwire.LATENCY, START, RAMP, place(Phase.WATCH));
        assertThat(latency.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(latency.why()).contains("P95 above in 3 windows in a row");
    }

    @Test
    void whileAllTrafficIsHeldAtStableTheCanaryIsNotProbed() {
        healthyRamp();
        sampling.row(3, Shares.ALL_STABLE).silent(Slot.CANARY).take().take().take();
        assertThat(check(Tripwire.HEALTH, START, RAMP, place(Phase.HELD)).counts())
                .containsEntry("failed_in_a_row", 0L);
    }

    @Test
    void whoeverHasJustBeenGivenTrafficIsNotJudgedByHowFastItIs() {
        sampling.canary().take();
        sampling.row(2, Shares.canary(10)).decides(Slot.CANARY, 0, 20);
        sampling.clock(Rollouts.NOON.plusSeconds(9)).take();
        assertThat(verdict(Tripwire.LATENCY, START, RAMP)).isEqualTo(Verdict.NO_DATA);
        sampling.decides(Slot.CANARY, 0, 20).take();
        CheckRecord settled = check(Tripwire.LATENCY, START, RAMP);
        assertThat(settled.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(settled.counts()).containsEntry("canary_slow", 20L);
    }

    private void healthyRamp() {
        sampling.canary().take();
        sampling.row(2, Shares.canary(50)).take();
        for (int i = 0; i < 10; i++) {
            sampling.decides(Slot.CANARY, 100, 0).decides(Slot.STABLE, 100, 0);
            sampling.denies("v2", 5).denies("v1", 5).take();
        }
    }

    private CheckRecord afterQuarantine(String... versions) {
        Sampling one = new Sampling();
        one.canary().take();
        one.isolates(versions).take();
        return new Inspection(Rollouts.at(START, RAMP), List.of(), one.taken(), one.last(), LONGEST)
                .assessment()
                .checks()
                .get(1);
    }

    private Verdict verdict(Tripwire tripwire, Place... places) {
        return check(tripwire, places).verdict();
    }

    private CheckRecord check(Tripwire tripwire, Place... places) {
        return assess(places).stream()
                .filter(check -> check.tripwire() == tripwire)
                .findFirst()
                .orElseThrow();
    }

    private List<CheckRecord> assess(Place... places) {
        Instant now = sampling.taken().isEmpty() ? Rollouts.NOON : sampling.last();
        return assess(now, Rollouts.SPEC, places);
    }

    private List<CheckRecord> assess(Instant now, RolloutSpec spec, Place... places) {
        return new Inspection(Rollouts.at(spec, places), List.of(), sampling.taken(), now, LONGEST)
                .assessment()
                .checks();
    }
}
