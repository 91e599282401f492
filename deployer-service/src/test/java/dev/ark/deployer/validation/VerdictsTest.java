package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.StateVersion;
import dev.ark.contract.json.JsonText;
import dev.ark.deployer.validation.LoopTurns.Loop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each check is judged by. */
class VerdictsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String TRACE = "a".repeat(32);
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void whatComesTooLateOrNotAtAllFails() {
        Duration limit = Duration.ofSeconds(5);
        assertThat(TimeVerdicts.within("done", Optional.of(limit), limit).passed())
                .isTrue();
        assertThat(TimeVerdicts.within("done", Optional.of(limit.plusMillis(1)), limit)
                        .passed())
                .isFalse();
        Finding never = TimeVerdicts.within("done", Optional.empty(), limit);
        assertThat(never.passed()).isFalse();
        assertThat(never.seen()).isEqualTo("not done (limit 5000 ms)");
    }

    @Test
    void versionsWithoutAGapAreContiguous() {
        assertThat(StateVerdicts.contiguous(4, 2, history(6, 5, 4, 3)).passed()).isTrue();
    }

    @Test
    void aGapOrAMissingOrAForeignVersionIsSeen() {
        assertThat(StateVerdicts.contiguous(4, 2, history(7, 5, 4)).passed()).isFalse();
        assertThat(StateVerdicts.contiguous(4, 2, history(5, 4)).passed()).isFalse();
        assertThat(StateVerdicts.contiguous(4, 2, history(7, 6, 5, 4)).passed()).isFalse();
    }

    @Test
    void aRollbackIsANewVersionWithTheEarlierValue() {
        List<StateVersion> rolledBack =
                List.of(version(3, 30, NOW, "1"), version(2, 20, NOW, "2"), version(1, 10, NOW, "1"));
        assertThat(StateVerdicts.rolledBack(1, rolledBack).passed()).isTrue();
        assertThat(StateVerdicts.rolledBack(2, rolledBack).passed()).isFalse();
        assertThat(StateVerdicts.rolledBack(9, rolledBack).passed())
                .as("a version that is not there")
                .isFalse();
    }

    @Test
    void aVersionThatStandsBeforeAnEarlierOneIsNotMonotonic() {
        assertThat(StateVerdicts.monotonic(history(3, 2, 1)).passed()).isTrue();
        List<StateVersion> backInTheJournal = List.of(version(2, 10, NOW, "2"), version(1, 20, NOW, "1"));
        List<StateVersion> backInTime = List.of(version(2, 20, NOW.minusSeconds(1), "2"), version(1, 10, NOW, "1"));
        assertThat(StateVerdicts.monotonic(backInTheJournal).passed()).isFalse();
        assertThat(StateVerdicts.monotonic(backInTime).passed()).isFalse();
        assertThat(StateVerdicts.monotonic(history(1)).passed())
                .as("one version shows nothing")
                .isFalse();
    }

    @Test
    void loopsThatTurnAsTheyShouldPass() {
        assertThat(looked(Duration.ofSeconds(5), false, true).passed()).isTrue();
    }

    @Test
    void aLoopThatIsLateOrSlowOrMissingOrStandsStillFails() {
        assertThat(looked(Duration.ofSeconds(5), true, true).passed()).isFalse();
        assertThat(looked(Duration.ofSeconds(6), false, true).passed()).isFalse();
        assertThat(looked(Duration.ofSeconds(5), false, false).passed()).isFalse();
        assertThat(new LoopTurns().judge(Duration.ofSeconds(11)).seen()).contains("drift missing");
    }

    /** Eleven seconds of looks, of which the drift check has the interval and is late as given, and turns or not. */
    private static Finding looked(Duration driftInterval, boolean late, boolean turns) {
        LoopTurns seen = new LoopTurns();
        for (int second = 0; second <= 11; second++) {
            Instant fives = NOW.plusSeconds(second / 5 * 5);
            seen.look(List.of(
                    new Loop("events", Duration.ofSeconds(1), NOW.plusSeconds(second), false),
                    new Loop("agents", Duration.ofSeconds(5), fives, false),
                    new Loop("redis", Duration.ofSeconds(2), NOW.plusSeconds(second / 2 * 2), false),
                    new Loop("drift", driftInterval, turns ? fives : NOW, late)));
        }
        return seen.judge(Duration.ofSeconds(11));
    }

    @Test
    void anOrderThatWentAllTheWayAndIsGonePasses() {
        Journey journey = journey(TRACE, EventType.EXECUTION, EventType.EXECUTION);
        assertThat(journey.endToEnd(TEN, TEN, BigDecimal.ZERO).passed()).isTrue();
        assertThat(journey.endToEnd(TEN, BigDecimal.ONE, BigDecimal.ZERO).passed())
                .isFalse();
        assertThat(journey.endToEnd(TEN, TEN, BigDecimal.ONE).passed()).isFalse();
    }

    @Test
    void aRowThatIsMissingBreaksTheTrail() {
        Journey journey = journey(TRACE, EventType.EXECUTION);
        assertThat(journey.endToEnd(TEN, TEN, BigDecimal.ZERO).passed()).isFalse();
        assertThat(journey.continuous(TRACE).passed()).isFalse();
    }

    @Test
    void aTraceIsContinuousWhenTheAnswerAndEveryRowCarryIt() {
        assertThat(journey(TRACE, EventType.EXECUTION, EventType.EXECUTION)
                        .continuous(TRACE)
                        .passed())
                .isTrue();
        assertThat(journey(TRACE, EventType.EXECUTION, EventType.EXECUTION)
                        .continuous("another")
                        .passed())
                .isFalse();
        assertThat(journey("another", EventType.EXECUTION, EventType.EXECUTION)
                        .continuous(TRACE)
                        .passed())
                .as("the row of the decision names another trace")
                .isFalse();
    }

    private static Journey journey(String named, String... executions) {
        List<Event> rows = new ArrayList<>();
        rows.add(row(EventType.DECISION, TRACE, named));
        rows.add(row(EventType.DECISION, "b".repeat(32), named));
        rows.add(row(EventType.PERMIT_SPENT, TRACE, TRACE));
        for (String execution : executions) {
            rows.add(row(execution, TRACE, TRACE));
        }
        return new Journey(TRACE, rows);
    }

    private static Event row(String type, String trace, String named) {
        return new Event(
                1,
                1,
                0,
                type,
                JsonNodeFactory.instance.objectNode().put("trace_id", named),
                NOW,
                "stable",
                "dev",
                "00-" + trace + "-" + "1".repeat(16) + "-01");
    }

    private static List<StateVersion> history(long... versions) {
        List<StateVersion> history = new ArrayList<>();
        for (long version : versions) {
            history.add(version(version, version * 10, NOW.plusSeconds(version), Long.toString(version)));
        }
        return history;
    }

    private static StateVersion version(long version, long seq, Instant at, String value) {
        return new StateVersion("k", version, false, new JsonText(value), "a", seq, at);
    }
}
