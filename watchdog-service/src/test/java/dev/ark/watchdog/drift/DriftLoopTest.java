package dev.ark.watchdog.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.http.Reason;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.SteadyTimes;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.StopOfTests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftLoopTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(NOW);
    private SteadyTime time = SteadyTimes.with(clock);
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), () -> time.now());
    private final StopOfTests core = new StopOfTests();
    private Supplier<Optional<String>> rules = Optional::empty;
    private Supplier<Optional<String>> answers = Optional::empty;

    private DriftLoop loop(Posture posture) {
        return new DriftLoop(List.of(() -> rules.get(), () -> answers.get()), core.stop(posture), alerts, time, meters);
    }

    @Test
    void aGraveyardThatIsTheReleasedOneIsLeftAlone() {
        loop(Posture.ACTS).turn();
        assertThat(core.halts()).isEmpty();
        assertThat(alerts.publish()).isEmpty();
        assertThat(drift()).isZero();
    }

    @Test
    void aDifferenceIsAnEmergencyAndHaltsEverythingOnce() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = () -> Optional.of("another digest");
        loop.turn();
        loop.turn();
        assertThat(core.halts()).containsExactly("ethics drift: another digest");
        assertThat(alerts.publish()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("ethics_drift");
            assertThat(alert.level()).isEqualTo(Level.EMERGENCY);
            assertThat(alert.detail()).isEqualTo("another digest");
        });
        assertThat(drift()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half a character: \ud800", " "})
    void whateverTextADifferenceHasItIsAnEmergencyAndHalts(String text) {
        String long900 = "x".repeat(899) + "\ud83d\ude00".repeat(200);
        for (String difference : List.of(text, long900)) {
            DriftLoop loop = loop(Posture.ACTS);
            core.turnTo(TradingState.ACTIVE);
            int before = core.halts().size();
            rules = () -> Optional.of(difference);
            loop.turn();
            assertThat(core.halts()).hasSize(before + 1);
            assertThat(new Reason(core.halts().getLast())).isNotNull();
        }
        assertThat(names()).contains("ethics_drift");
    }

    @Test
    void aReleaseWhileTheDifferenceLastsIsHaltedAgain() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = () -> Optional.of("another digest");
        loop.turn();
        core.turnTo(TradingState.ACTIVE);
        loop.turn();
        assertThat(core.halts()).hasSize(2);
    }

    @Test
    void theHaltStaysOnceTheDifferenceIsGone() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = () -> Optional.of("another digest");
        loop.turn();
        rules = Optional::empty;
        loop.turn();
        assertThat(drift()).isZero();
        assertThat(core.state().tradingState()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void aHaltThatWasNotGivenIsAskedForAgain() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = () -> Optional.of("another digest");
        core.goAway();
        assertThatThrownBy(loop::turn).isInstanceOf(ProblemException.class);
        assertThat(names()).containsExactly("ethics_drift", "halt_failed");
        core.comeBack();
        loop.turn();
        assertThat(core.halts()).hasSize(1);
    }

    @Test
    void aDifferenceCountsThoughAnotherQuestionIsNotAnswered() {
        rules = DriftLoopTest::silence;
        answers = () -> Optional.of("another verdict");
        loop(Posture.ACTS).turn();
        assertThat(core.halts()).containsExactly("ethics drift: another verdict");
        assertThat(names()).containsExactly("ethics_drift", "graveyard_unreachable");
    }

    @Test
    void aSilentGraveyardIsAWarningThenCriticalAndNoHalt() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = DriftLoopTest::silence;
        loop.turn();
        loop.turn();
        assertThat(alerts.publish()).extracting(AlertReport::level).containsExactly(Level.WARNING);
        clock.move(Duration.ofSeconds(5));
        loop.turn();
        assertThat(alerts.publish()).extracting(AlertReport::level).containsExactly(Level.CRITICAL);
        assertThat(loop.condition().finding()).isEqualTo("the rules cannot be checked: the graveyard does not answer");
        assertThat(core.halts()).isEmpty();
        assertThat(drift()).isZero();
    }

    @Test
    void anAnswerThatNoGraveyardGivesIsDrift() {
        answers = () -> {
            throw new GarbledAnswerException("the graveyard answers what is no EvaluationResponse");
        };
        loop(Posture.ACTS).turn();
        assertThat(core.halts()).containsExactly("ethics drift: the graveyard answers what is no EvaluationResponse");
        assertThat(names()).containsExactly("ethics_drift");
    }

    @Test
    void whatIsKnownOfTheRulesIsUnknownBeforeTheFirstLookAndAfterAnOldOne() {
        DriftLoop loop = loop(Posture.ACTS);
        assertThat(loop.drift()).isEqualTo(Drift.UNKNOWN);
        loop.turn();
        assertThat(loop.drift()).isEqualTo(Drift.NONE);
        rules = DriftLoopTest::silence;
        clock.move(Duration.ofSeconds(16));
        loop.turn();
        assertThat(loop.drift()).isEqualTo(Drift.UNKNOWN);
        rules = () -> Optional.of("another digest");
        loop.turn();
        clock.move(Duration.ofMinutes(1));
        assertThat(loop.drift()).isEqualTo(Drift.FOUND);
    }

    @Test
    void aClockThatIsSetBackMakesNoOldLookANewOne() {
        long[] nanos = {0};
        time = new SteadyTime(clock, () -> nanos[0]);
        DriftLoop loop = loop(Posture.ACTS);
        loop.turn();
        clock.move(Duration.ofHours(-1));
        rules = DriftLoopTest::silence;
        nanos[0] += Duration.ofSeconds(16).toNanos();
        loop.turn();
        assertThat(loop.drift()).isEqualTo(Drift.UNKNOWN);
    }

    @Test
    void threeRoundsOfSilenceInOneMomentAreCritical() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = DriftLoopTest::silence;
        loop.turn();
        loop.turn();
        loop.turn();
        assertThat(alerts.publish()).extracting(AlertReport::level).containsExactly(Level.CRITICAL);
    }

    @Test
    void whatTheLastLookSawIsTold() {
        DriftLoop loop = loop(Posture.ACTS);
        loop.turn();
        assertThat(loop.condition()).isEqualTo(new DriftLoop.Condition(NOW, null));
        clock.move(Duration.ofSeconds(5));
        rules = () -> Optional.of("another digest");
        loop.turn();
        assertThat(loop.condition()).isEqualTo(new DriftLoop.Condition(NOW, "another digest"));
    }

    @Test
    void roundsOfSilenceCountInARowOnly() {
        DriftLoop loop = loop(Posture.ACTS);
        for (int i = 0; i < 4; i++) {
            rules = DriftLoopTest::silence;
            loop.turn();
            loop.turn();
            rules = Optional::empty;
            loop.turn();
        }
        assertThat(alerts.publish()).extracting(AlertReport::level).containsOnly(Level.WARNING);
    }

    @Test
    void driftThatWasFoundIsNotForgottenForSilence() {
        DriftLoop loop = loop(Posture.ACTS);
        rules = () -> Optional.of("another digest");
        loop.turn();
        rules = DriftLoopTest::silence;
        loop.turn();
        assertThat(drift()).isEqualTo(1);
    }

    @Test
    void theCanarysWatchdogCountsAndHaltsNobody() {
        rules = () -> Optional.of("another digest");
        loop(Posture.OBSERVES).turn();
        assertThat(core.halts()).isEmpty();
        assertThat(drift()).isEqualTo(1);
        assertThat(names()).containsExactly("ethics_drift");
    }

    private List<String> names() {
        return alerts.publish().stream().map(AlertReport::name).toList();
    }

    private double drift() {
        return meters.get("ark.ethics.drift").gauge().value();
    }

    private static Optional<String> silence() {
        throw new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard does not answer");
    }
}
