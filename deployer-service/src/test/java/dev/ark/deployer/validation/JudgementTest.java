package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.deployer.validation.Sample.Decided;
import dev.ark.deployer.validation.Sample.Ending;
import dev.ark.deployer.validation.Sample.Failed;
import dev.ark.deployer.validation.SyntheticResult.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final SyntheticPlan PLAN = new SyntheticPlan(Duration.ofSeconds(10), BigDecimal.ONE);
    private static final Ending APPROVED = new Decided(Outcome.APPROVED, 0, new BigDecimal("1.0"));
    private static final Ending DENIED = new Decided(Outcome.DENIED, 3, new BigDecimal("0.2"));
    private static final Duration QUICK = Duration.ofMillis(5);
    private static final int FIRST = 0;

    private final List<Sample> samples = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    JudgementTest() {
        for (Shot shot : PLAN.shots()) {
            Ending ending = shot.kind() == Shot.Kind.GOOD ? APPROVED : DENIED;
            samples.add(new Sample(shot, trace(shot.number()), QUICK, ending));
            events.add(decided(trace(shot.number())));
        }
    }

    @Test
    void aRunInWhichAllIsAsItMustBePasses() {
        SyntheticResult result = judge();

        assertThat(result.passed()).isTrue();
        assertThat(result.checks()).hasSize(7);
        assertThat(result.measures().throughput()).isEqualByComparingTo("1");
        assertThat(result.measures().violationsDenied()).isEqualTo(1);
        assertThat(result.measures().p95Millis()).isEqualByComparingTo("5");
    }

    @Test
    void oneErrorFailsIt() {
        replace(FIRST, QUICK, new Failed("spend", "409"));
        assertThat(failed()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("errors");
            assertThat(check.detail()).contains("1, such as spend: 409");
        });
    }

    @Test
    void aGoodTradeThatIsDeniedFailsIt() {
        replace(FIRST, QUICK, DENIED);
        assertThat(judge().measures().wronglyDenied()).isEqualTo(1);
        assertThat(judge().passed()).isFalse();
    }

    @Test
    void aGoodTradeThatIsApprovedWithLessThanAFullScoreFailsIt() {
        replace(FIRST, QUICK, new Decided(Outcome.APPROVED, 1, new BigDecimal("0.9")));
        assertThat(judge().passed()).isFalse();
    }

    @Test
    void aViolationThatIsApprovedOrDeniedForTooLittleFailsIt() {
        int violation = violation();
        for (Ending ending : List.of(
                APPROVED,
                new Decided(Outcome.DENIED, 2, new BigDecimal("0.2")),
                new Decided(Outcome.DENIED, 3, new BigDecimal("0.5")))) {
            replace(violation, QUICK, ending);
            assertThat(judge().measures().violationsDenied()).isZero();
            assertThat(judge().passed()).isFalse();
        }
    }

    @Test
    void aDecisionThatComesTooLongAfterTheScheduleDoesNotCountForTheRate() {
        int last = samples.size() - 1;
        replace(last, Duration.ofMillis(1_401), APPROVED);
        assertThat(judge().measures().throughput()).isEqualByComparingTo("0.9");
        assertThat(judge().passed()).isFalse();
    }

    @Test
    void slowDecisionsFailItByTheir95thPercentile() {
        for (int i = 0; i < samples.size(); i++) {
            replace(i, Duration.ofMillis(400), samples.get(i).ending());
        }
        assertThat(judge().passed()).isTrue();
        replace(FIRST, Duration.ofMillis(401), APPROVED);
        assertThat(failed()).singleElement().extracting(Check::name).isEqualTo("latency");
    }

    @Test
    void aTraceThatTheJournalLacksOrTellsOfTwiceFailsIt() {
        events.removeFirst();
        assertThat(judge().measures().brokenTraces()).isEqualTo(1);
        events.add(decided(trace(1)));
        assertThat(judge().measures().brokenTraces()).isEqualTo(2);
        assertThat(judge().passed()).isFalse();
    }

    @Test
    void aTraceWhoseBodyTellsOfAnotherIsBroken() {
        var body = JsonNodeFactory.instance.objectNode().put("trace_id", "another");
        events.set(0, event(EventType.DECISION, body, trace(0)));
        assertThat(judge().measures().brokenTraces()).isEqualTo(1);
    }

    @Test
    void aQuarantineOfItsAgentFailsItAndOneOfAnotherDoesNot() {
        events.add(quarantined("kenny"));
        assertThat(judge().passed()).isTrue();
        events.add(quarantined(SyntheticTrades.AGENT));
        assertThat(judge().measures().quarantines()).isEqualTo(1);
        assertThat(judge().passed()).isFalse();
    }

    private SyntheticResult judge() {
        TraceLedger ledger =
                new TraceLedger(samples.stream().map(Sample::traceId).toList(), SyntheticTrades.AGENT);
        events.forEach(ledger::read);
        return Judgement.of(PLAN, samples, ledger, false);
    }

    private List<Check> failed() {
        return judge().checks().stream().filter(check -> !check.passed()).toList();
    }

    private int violation() {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).shot().kind() == Shot.Kind.VIOLATION) {
                return i;
            }
        }
        throw new AssertionError("the plan has a violation");
    }

    private void replace(int number, Duration latency, Ending ending) {
        Sample sample = samples.get(number);
        samples.set(number, new Sample(sample.shot(), sample.traceId(), latency, ending));
    }

    private static String trace(int number) {
        return String.format("%032x", number + 1);
    }

    private static Event decided(String trace) {
        return event(EventType.DECISION, JsonNodeFactory.instance.objectNode().put("trace_id", trace), trace);
    }

    private static Event quarantined(String agent) {
        return event(EventType.QUARANTINE, JsonNodeFactory.instance.objectNode().put("agent", agent), "0");
    }

    private static Event event(String type, com.fasterxml.jackson.databind.JsonNode body, String trace) {
        String traceparent = "00-" + trace + "-2222222222222222-00";
        return new Event(1, 1, 0, type, body, Instant.EPOCH, "stable", "v1", traceparent);
    }
}
