package dev.ark.deployer.tripwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Quarantine.Attribution;
import dev.ark.deployer.tripwire.RouterWindow.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripwiresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Window> BASELINE = Collections.nCopies(20, new Window(NOW, 0, 5, 0, 100));
    private static final Denials BY_SIGMA =
            new Denials(Denials.DEFAULT.ratio(), Denials.DEFAULT.bad(), Denials.Rule.SIGMA);

    @Test
    void aRiseOfDenialsFailsAndSaysSinceWhen() {
        CheckRecord record = denials(new Window(NOW.minusSeconds(30), 8, 0, 100, 900), new Window(NOW, 0, 0, 10, 90));
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.counts()).containsEntry("canary_denials", 8L).containsEntry("stable_evaluations", 990L);
        assertThat(record.why())
                .isEqualTo("8 of 110 evaluations at the canary, 0 of 990 at stable, evidence over a million"
                        + " reached 100 at 2026-03-01T11:59:30Z");
    }

    @Test
    void equalRatesPassOnceThereIsEnoughOfThem() {
        assertThat(denials(new Window(NOW, 2, 18, 100, 900)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(denials(new Window(NOW, 50, 50, 1000, 1000)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void silenceIsNoPass() {
        assertThat(denials().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(denials(new Window(NOW, 0, 9, 0, 900)).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(denials(new Window(NOW, 0, 0, 100, 900)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theSigmaLineIsShownBesideAndDecidesWhenAskedTo() {
        List<Window> twice = List.of(new Window(NOW, 20, 45, 150, 900));
        assertThat(Denials.DEFAULT.check(NOW, twice, BASELINE).evidence())
                .extracting(Evidence::name)
                .contains("denials per evaluation, 3 sigma line");
        assertThat(BY_SIGMA.check(NOW, twice, BASELINE).verdict()).isEqualTo(Verdict.FAIL);
        List<Window> noise = List.of(new Window(NOW, 14, 45, 150, 900));
        assertThat(BY_SIGMA.check(NOW, noise, BASELINE).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void theSigmaLineNeedsSamplesOfBoth() {
        List<Window> few = List.of(new Window(NOW, 50, 45, 99, 900));
        assertThat(BY_SIGMA.check(NOW, few, BASELINE).verdict()).isEqualTo(Verdict.NO_DATA);
        List<Window> enough = List.of(new Window(NOW, 50, 45, 100, 900));
        assertThat(BY_SIGMA.check(NOW, enough, BASELINE.subList(0, 9)).verdict())
                .isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void anAgentThatRepeatsItselfCountsOnceAMinuteAtWhicheverSlotItWasFirst() {
        List<Denial> denials = List.of(
                new Denial(NOW, "kenny", "max_leverage", Slot.STABLE),
                new Denial(NOW.plusSeconds(1), "kenny", "max_leverage", Slot.CANARY),
                new Denial(NOW.plusSeconds(2), "kenny", "max_position_size", Slot.CANARY),
                new Denial(NOW.plusSeconds(3), "ada", "max_leverage", Slot.CANARY),
                new Denial(NOW.plusSeconds(59), "kenny", "max_leverage", Slot.STABLE),
                new Denial(NOW.plusSeconds(60), "kenny", "max_leverage", Slot.CANARY));
        DenialThinning thinning = new DenialThinning();
        assertThat(denials.stream().filter(thinning::counts))
                .containsExactly(denials.get(0), denials.get(2), denials.get(3), denials.get(5));
    }

    @Test
    void aClockThatIsSetBackHidesNoDenial() {
        DenialThinning thinning = new DenialThinning();
        assertThat(thinning.counts(new Denial(NOW, "kenny", "max_leverage", Slot.STABLE)))
                .isTrue();
        assertThat(thinning.counts(new Denial(NOW.minusSeconds(3_600), "kenny", "max_leverage", Slot.CANARY)))
                .isTrue();
        assertThat(thinning.counts(new Denial(NOW.minusSeconds(3_599), "kenny", "max_leverage", Slot.CANARY)))
                .isFalse();
    }

    @Test
    void aHighPercentileFailsInTheThirdFullWindowInARowAndNotBefore() {
        LatencyWindow above = latency(100, 6, 401);
        LatencyWindow within = latency(100, 5, 400);
        LatencyWindow few = latency(10, 0, 1);
        assertThat(verdict(above, above, within, above, above)).isNotEqualTo(Verdict.FAIL);
        assertThat(verdict(above, few, above, few, above)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void fewRequestsAreJudgedByTheShareOfThemThatIsSlow() {
        assertThat(verdict(latency(10, 6, 900))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(latency(10, 1, 500))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(latency(99, 0, 20))).isEqualTo(Verdict.PASS);
        assertThat(verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aCanarySlowerThanStableFailsThoughWithinTheLimit() {
        LatencyWindow beside = new LatencyWindow(new Window(NOW, 40, 10, 1000, 9000), Duration.ofMillis(300));
        CheckRecord record = Latency.DEFAULT.check(NOW, List.of(beside));
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.why()).contains("slower than stable");
    }

    @Test
    void aQuarantineOfTheCanaryOrOfNobodyFails() {
        assertThat(quarantines(true, quarantine(600, Attribution.CANARY)).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(quarantines(false, quarantine(1, Attribution.NOBODY)).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(quarantines(true, quarantine(601, Attribution.CANARY)).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(quarantines(true).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aQuarantineOfStablePausesAndAnUnreachableWatchdogIsNoPass() {
        CheckRecord ofStable = quarantines(true, quarantine(5, Attribution.STABLE));
        assertThat(ofStable.pause()).isTrue();
        assertThat(ofStable.verdict()).isEqualTo(Verdict.PASS);
        assertThat(quarantines(false).verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void errorsFailBesideStableAndPassWhenHardlyAnyRequestFails() {
        assertThat(errors(new Window(NOW, 5, 0, 100, 900))).isEqualTo(Verdict.FAIL);
        assertThat(errors(new Window(NOW, 0, 0, 100, 900))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(errors(new Window(NOW, 0, 0, 500, 4500))).isEqualTo(Verdict.PASS);
        assertThat(errors(new Window(NOW, 0, 3, 0, 4500))).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aCanaryThatGetsLessThanItsWeightFails() {
        assertThat(router(new Traffic(100, 0, 0, 0), new Traffic(900, 0, 0, 0))).isEqualTo(Verdict.PASS);
        assertThat(router(new Traffic(80, 0, 0, 0), new Traffic(920, 0, 0, 0))).isEqualTo(Verdict.PASS);
        assertThat(router(new Traffic(40, 0, 0, 0), new Traffic(960, 0, 0, 0))).isEqualTo(Verdict.FAIL);
        assertThat(router(new Traffic(0, 0, 0, 0), new Traffic(0, 0, 0, 0))).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void redispatchesOfTheCanaryFailThoughEveryRequestWasAnswered() {
        assertThat(router(new Traffic(90, 10, 30, 0), new Traffic(910, 0, 0, 0)))
                .isEqualTo(Verdict.FAIL);
        assertThat(router(new Traffic(100, 0, 3, 0), new Traffic(900, 0, 0, 0))).isEqualTo(Verdict.PASS);
    }

    @Test
    void theCanaryHasAMinuteToBecomeReady() {
        List<Probe> notYet = List.of(new Probe(NOW.plusSeconds(10), false));
        assertThat(Health.DEFAULT.check(NOW.plusSeconds(60), NOW, notYet).verdict())
                .isEqualTo(Verdict.NO_DATA);
        assertThat(Health.DEFAULT.check(NOW.plusSeconds(61), NOW, notYet).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void threeFailedProbesInARowFailForGood() {
        List<Probe> probes = new ArrayList<>();
        for (boolean ready : new boolean[] {false, true, false, false}) {
            probes.add(new Probe(NOW.plusSeconds(probes.size()), ready));
        }
        assertThat(health(probes)).isEqualTo(Verdict.INCONCLUSIVE);
        probes.add(new Probe(NOW.plusSeconds(4), false));
        probes.add(new Probe(NOW.plusSeconds(5), true));
        assertThat(health(probes)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void theGravestCheckDecidesAndIsToldOf() {
        CheckRecord pass = quarantines(true);
        CheckRecord fail = quarantines(true, quarantine(1, Attribution.CANARY));
        CheckRecord noData = quarantines(false);
        assertThat(Assessment.of(List.of(pass, noData)).verdict()).isEqualTo(Verdict.NO_DATA);
        Assessment failed = Assessment.of(List.of(pass, fail, noData));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(failed.why())
                .isEqualTo("watchdog quarantines: 1 within 10 minutes, the first of kenny at 2026-03-01T11:59:59Z");
        assertThat(Assessment.NONE.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aCheckIsReadAsItWasWritten() throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        CheckRecord written = denials(new Window(NOW, 8, 3, 100, 900));
        assertThat(json.readValue(json.writeValueAsString(written), CheckRecord.class))
                .isEqualTo(written);
    }

    @Test
    void whatIsShedIsNoPartOfTheSplit() {
        Traffic canary = new Traffic(500, 0, 0, 0);
        Traffic stable = new Traffic(1_500, 0, 0, 0);
        Shares half = new Shares(30, 10, 60);
        assertThat(router(half, canary, stable)).isEqualTo(Verdict.PASS);
        assertThat(router(half, new Traffic(200, 0, 0, 0), stable)).isEqualTo(Verdict.FAIL);
        assertThat(router(Shares.ALL_SHED, new Traffic(0, 0, 0, 0), new Traffic(3, 0, 0, 0)))
                .isEqualTo(Verdict.PASS);
    }

    private static CheckRecord denials(Window... windows) {
        return Denials.DEFAULT.check(NOW, List.of(windows), List.of());
    }

    private static LatencyWindow latency(long requests, long slow, long p95) {
        return new LatencyWindow(new Window(NOW, slow, 0, requests, 0), Duration.ofMillis(p95));
    }

    private static Verdict verdict(LatencyWindow... windows) {
        return Latency.DEFAULT.check(NOW, List.of(windows)).verdict();
    }

    private static Quarantine quarantine(long secondsAgo, Attribution attribution) {
        return new Quarantine(NOW.minusSeconds(secondsAgo), "kenny", attribution);
    }

    private static CheckRecord quarantines(boolean reachable, Quarantine... quarantines) {
        return Quarantines.DEFAULT.check(NOW, List.of(quarantines), reachable);
    }

    private static Verdict errors(Window window) {
        return Errors.DEFAULT.check(NOW, List.of(window)).verdict();
    }

    private static Verdict router(Traffic canary, Traffic stable) {
        return router(Shares.canary(10), canary, stable);
    }

    private static Verdict router(Shares shares, Traffic canary, Traffic stable) {
        RouterWindow window = new RouterWindow(NOW, shares, canary, stable);
        return Router.DEFAULT.check(NOW, List.of(window)).verdict();
    }

    private static Verdict health(List<Probe> probes) {
        return Health.DEFAULT.check(NOW.plusSeconds(9), NOW, probes).verdict();
    }
}
