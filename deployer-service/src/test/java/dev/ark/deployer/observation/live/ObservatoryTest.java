package dev.ark.deployer.observation.live;

import static dev.ark.deployer.observation.Rollouts.NOON;
import static dev.ark.deployer.observation.Rollouts.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.Event;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.deployer.observation.Rollouts;
import dev.ark.deployer.observation.Sample;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From two slots that answer over HTTP, through the deployer's database, to what the tripwires say. */
class ObservatoryTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ALWAYS = Duration.ofSeconds(30);
    private static final RolloutState RAMP = Rollouts.at(place(Phase.START), place(Phase.RAMP));

    @TempDir
    Path directory;

    private final List<Event> journal = FakeSlot.journal();
    private final FakeRouter router = new FakeRouter();
    private final SettableClock clock = new SettableClock(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FakeSlot stable;
    private FakeSlot canary;
    private DeployerDatabase database;
    private Optional<RolloutState> open = Optional.of(RAMP);
    private long nanos;

    @BeforeEach
    void start() throws IOException {
        stable = new FakeSlot(journal);
        canary = new FakeSlot(journal);
        stable.metrics = FakeSlot.core("stable", "v1", 100, 0, 0);
        canary.metrics = FakeSlot.core("canary", "v2", 200, 0, 0);
        database = DeployerDatabase.open(directory.resolve("deployer/deployer.db"));
    }

    @AfterEach
    void stop() {
        stable.close();
        canary.close();
        database.close();
    }

    @Test
    void aCanaryThatIsSlowAndDeniesMoreIsFoundOutFromWhatItTells() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        LiveCanaryWatch watch = watch(samples);
        sample(sampler);
        assertThat(watch.assess(RAMP, clock.instant()).verdict()).isEqualTo(Verdict.NO_DATA);
        stable.metrics = FakeSlot.core("stable", "v1", 100, 900, 0);
        canary.metrics = FakeSlot.core("canary", "v2", 200, 0, 90);
        router.counts(Slot.STABLE, 900, 0);
        router.counts(Slot.CANARY, 100, 0);
        for (int i = 0; i < 10; i++) {
            FakeSlot.decide(journal, clock.instant(), "canary", "v2", "rule_" + i);
            FakeSlot.decide(journal, clock.instant(), "stable", "v1", "");
        }
        sample(sampler);
        Assessment assessment = watch.assess(RAMP, clock.instant());
        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.why())
                .contains("HRM denials: 10 of 10 evaluations at the canary, 0 of 10 at stable")
                .contains("P95 latency: 90 of 90 requests were slower than 400 ms at the canary, 0 of 900 at stable");
        assertThat(verdict(assessment, Tripwire.ROUTER)).isEqualTo(Verdict.PASS);
        assertThat(meters.get("ark.tripwire.verdict")
                        .tags("tripwire", "latency", "verdict", "fail")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void whatFailedInARolloutThatIsOverIsNotToldInMetricsAnyMore() throws IOException {
        TripwireMetrics metrics = new TripwireMetrics(meters);
        metrics.checked(
                List.of(new CheckRecord(Tripwire.HEALTH, NOON, Verdict.FAIL, false, Map.of(), List.of(), "not ready")));
        assertThat(meters.get("ark.tripwire.failed")
                        .tag("tripwire", "health")
                        .gauge()
                        .value())
                .isEqualTo(1);
        metrics.over();
        assertThat(meters.find("ark.tripwire.failed").gauges()).isEmpty();
        assertThat(meters.find("ark.tripwire.verdict").gauges()).isEmpty();
    }

    @Test
    void aCheckIsMadeWhenItsIntervalHasPassedAndIsToldAgainUntilThenAndAfterARestart() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        LiveCanaryWatch watch = watch(samples);
        sample(sampler);
        Assessment first = watch.assess(RAMP, clock.instant());
        sample(sampler);
        assertThat(watch.assess(RAMP, NOON.plusSeconds(31))).isEqualTo(first);
        assertThat(watch(samples).assess(RAMP, NOON.plusSeconds(31))).isEqualTo(first);
        assertThat(watch.checks("r1")).hasSize(6);
        Assessment second = watch.assess(RAMP, NOON.plusSeconds(60));
        assertThat(second).isNotEqualTo(first);
        assertThat(watch.checks("r1")).hasSize(12).containsAll(second.checks());
        assertThat(watch.assess(RAMP, NOON.minusSeconds(3_600)).checks())
                .as("of a clock that was set back")
                .isNotEqualTo(second.checks());
        RolloutState held = Rollouts.at(place(Phase.START), place(Phase.RAMP), place(Phase.HELD));
        watch.assess(held, NOON.plusSeconds(600));
        assertThat(watch.checks("r1")).hasSize(18);
        assertThat(watch.assess(Rollouts.at(place(Phase.PENDING)), NOON).checks())
                .isEqualTo(watch.checks("r1").subList(12, 18));
    }

    @Test
    void aRolloutThatHasNotStartedItsCanaryIsNotChecked() throws IOException {
        assertThat(watch(samples()).assess(Rollouts.at(place(Phase.PENDING)), NOON))
                .isEqualTo(Assessment.NONE);
    }

    @Test
    void aProcessThatCannotBeReachedIsMissingInTheSample() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        sample(sampler);
        canary.close();
        stable.broken = true;
        sample(sampler);
        Sample last = samples.of("r1", 1).getLast();
        assertThat(last.canary().core()).isNull();
        assertThat(last.canary().ready()).isFalse();
        assertThat(last.stable().core()).isNull();
        assertThat(last.news()).isNull();
        Assessment assessment = watch(samples).assess(RAMP, clock.instant());
        assertThat(assessment.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void whileStableIsReplacedTheJournalIsReadAtTheCanary() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        sample(sampler);
        stable.close();
        FakeSlot.decide(journal, clock.instant(), "canary", "v2", "");
        sample(sampler);
        assertThat(samples.of("r1", 1).getLast().news().evaluations()).containsEntry("v2", 1L);
    }

    @Test
    void aDeployerThatWasAwayReadsWhatItMissedInTheJournalAndNothingTwice() throws IOException {
        SampleStore samples = samples();
        FakeSlot.decide(journal, clock.instant(), "stable", "v1", "max_leverage");
        sample(sampler(samples));
        assertThat(samples.of("r1", 1).getLast().news().evaluations())
                .as("what came before the first sample")
                .isEmpty();
        for (int i = 0; i < 5; i++) {
            FakeSlot.decide(journal, clock.instant(), "stable", "v1", "max_leverage");
        }
        sample(sampler(samples));
        Sample last = samples.of("r1", 1).getLast();
        assertThat(last.news().evaluations()).containsEntry("v1", 5L);
        assertThat(last.news().denials()).as("of the minute of the one before").isEmpty();
        assertThat(samples.position()).contains(new SampleStore.Position(1, 6));
    }

    @Test
    void whatWasArchivedMeanwhileIsPassedOver() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        sample(sampler);
        for (int i = 0; i < 8; i++) {
            FakeSlot.decide(journal, clock.instant(), "stable", "v1", "");
        }
        stable.oldest = 6;
        sample(sampler);
        assertThat(samples.of("r1", 1).getLast().news().evaluations()).containsEntry("v1", 3L);
    }

    @Test
    void withoutARolloutNobodyAsksTheCanaryAndASampleIsTakenEveryHalfMinute() throws IOException {
        open = Optional.empty();
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        assertThat(sampler.age()).isNaN();
        sample(sampler);
        sampler.turn();
        nanos += ALWAYS.toNanos() - 1;
        sampler.turn();
        assertThat(samples.since(NOON.minusSeconds(1))).hasSize(1);
        nanos += 1;
        sampler.turn();
        assertThat(samples.since(NOON.minusSeconds(1))).hasSize(2);
        assertThat(canary.asked).hasValue(0);
        assertThat(sampler.age()).isZero();
    }

    @Test
    void samplesAreKeptForADayButThoseOfTheOpenRolloutAsLongAsItLasts() throws IOException {
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        open = Optional.empty();
        sample(sampler);
        open = Optional.of(RAMP);
        sample(sampler);
        clock.move(Duration.ofHours(25));
        sample(sampler);
        assertThat(samples.since(NOON.minusSeconds(1))).hasSize(2);
        assertThat(samples.before("r1", 1, 10)).isEmpty();
        open = Optional.empty();
        clock.move(Duration.ofHours(25));
        sample(sampler);
        assertThat(samples.since(NOON.minusSeconds(1))).hasSize(1);
    }

    @Test
    void theBaselineIsOfTheSamplesOfTheLastTime() throws IOException {
        open = Optional.empty();
        SampleStore samples = samples();
        Sampler sampler = sampler(samples);
        for (int i = 0; i < 10; i++) {
            stable.metrics = FakeSlot.core("stable", "v1", 100, 90 * i, i);
            router.counts(Slot.STABLE, 100L * i, 0);
            FakeSlot.decide(journal, clock.instant(), "stable", "v1", i % 2 == 0 ? "max_leverage" : "");
            sample(sampler);
        }
        LiveBaselines baselines = new LiveBaselines(samples, Duration.ofMinutes(30), clock);
        assertThat(baselines.over(Duration.ofHours(1)).covered()).isEqualTo(Duration.ofSeconds(270));
        assertThat(baselines.over(Duration.ofMinutes(2)).covered()).isLessThan(Duration.ofMinutes(2));
        assertThat(baselines.over(Duration.ofHours(1)).requests()).isEqualTo(900);
        assertThat(baselines.over(Duration.ofHours(1)).slow()).isEqualTo(9);
        assertThat(baselines.sentences(Rollouts.SPEC)).hasSize(3);
    }

    @Test
    void aHaltIsKnownWithinASecondAndNobodyWhoTellsCountsAsOne() throws IOException {
        HaltState halt = new HaltState(core(inquirer()), () -> nanos);
        assertThat(halt.halted()).isFalse();
        stable.state = TradingState.HALTED;
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(told(halt, true)).isTrue();
        stable.state = TradingState.REDUCING;
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(told(halt, false)).isFalse();
        stable.close();
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(told(halt, false)).as("as the canary's core says").isFalse();
        canary.close();
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(told(halt, true)).isTrue();
    }

    /** What is asked beside the caller comes a moment later. */
    private static boolean told(HaltState halt, boolean expected) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (halt.halted() != expected && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        return halt.halted();
    }

    @Test
    void whatIsNoCoreTellsNothingOfOne() throws IOException {
        canary.metrics = "# nothing\n";
        SampleStore samples = samples();
        sample(sampler(samples));
        assertThat(samples.of("r1", 1).getLast().canary().core()).isNull();
        assertThat(samples.of("r1", 1).getLast().stable().core().version()).isEqualTo("v1");
    }

    @Test
    void withoutATokenNothingIsKnownAndNothingFails() {
        Inquirer without = new Inquirer(directory.resolve("none.token"), TIMEOUT);
        assertThat(without.ask(URI.create("http://127.0.0.1:1"), "/readyz", TIMEOUT)
                        .join())
                .isEmpty();
    }

    private void sample(Sampler sampler) {
        nanos += ALWAYS.toNanos();
        sampler.turn();
        clock.move(ALWAYS);
    }

    private SampleStore samples() {
        return new SampleStore(database, Duration.ofHours(24));
    }

    private Inquirer inquirer() throws IOException {
        Path token = directory.resolve("service.token");
        if (!Files.exists(token)) {
            PrivateFiles.write(token, FakeSlot.TOKEN);
        }
        return new Inquirer(token, TIMEOUT);
    }

    private CoreQuestions core(Inquirer inquirer) {
        return new CoreQuestions(inquirer, List.of(stable.address(), canary.address()), TIMEOUT);
    }

    private Sampler sampler(SampleStore samples) throws IOException {
        Inquirer inquirer = inquirer();
        SampleTaker taker = new SampleTaker(
                new SampleTaker.Slots(new SlotReader(inquirer, TIMEOUT), stable.addresses(), canary.addresses()),
                new JournalNews(core(inquirer), samples),
                router,
                clock);
        return new Sampler(taker, samples, () -> open, ALWAYS, () -> nanos);
    }

    private LiveCanaryWatch watch(SampleStore samples) throws IOException {
        return new LiveCanaryWatch(
                samples,
                new CheckStore(database),
                new HaltState(core(inquirer()), () -> nanos),
                new TripwireMetrics(meters),
                ALWAYS);
    }

    private static Verdict verdict(Assessment assessment, Tripwire tripwire) {
        return assessment.checks().stream()
                .filter(check -> check.tripwire() == tripwire)
                .map(CheckRecord::verdict)
                .findFirst()
                .orElseThrow();
    }
}
