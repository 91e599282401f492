package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that a person should know of. */
@QuarkusTest
class EventAlertsTest extends WatchdogTest {
    private List<Event> journaledOf(String agent) {
        return core.journal().ofType(EventType.ALERT).stream()
                .filter(event -> event.body().path("agent").asText().equals(agent))
                .toList();
    }

    @Test
    void anExecutionWithoutAPermitIsCriticalAndLeftToTheCoreToEnforce() {
        String agent = newAgent();
        bus.publish(core.journal()
                .append(
                        EventType.EXECUTION_WITHOUT_PERMIT,
                        JournalOfCore.about(agent).put("permit_id", "p-1").put("order_id", "o-1")));
        await().atMost(DEADLINE).until(() -> journaledOf(agent).size() == 1);
        var alert = journaledOf(agent).getFirst().body();
        assertThat(alert.path("level").asText()).isEqualTo("CRITICAL");
        assertThat(alert.path("name").asText()).isEqualTo("execution_without_permit");
        assertThat(alert.path("detail").asText()).contains("o-1", "p-1");
        assertThat(quarantinesAskedOf(agent)).isZero();
    }

    @Test
    void anExecutionOfAPermitThatNobodyGaveIsCriticalToo() {
        Event event = core.journal()
                .append(
                        EventType.EXECUTION_WITHOUT_PERMIT,
                        JournalOfCore.about("").put("permit_id", "never-given").put("order_id", "o-1"));
        bus.publish(event);
        await().atMost(DEADLINE)
                .until(() -> core.journal().ofType(EventType.ALERT).stream()
                        .anyMatch(alert -> alert.body().path("event_seq").asLong() == event.seq()
                                && alert.body().path("level").asText().equals("CRITICAL")
                                && !alert.body().hasNonNull("agent")));
    }

    @Test
    void everyExecutionWithoutAPermitIsAnAlertOfItsOwn() {
        String agent = newAgent();
        Instant commit = Instant.now();
        List<Long> seqs = IntStream.range(0, 3)
                .mapToObj(i -> core.journal()
                        .append(
                                EventType.EXECUTION_WITHOUT_PERMIT,
                                JournalOfCore.about(agent).put("permit_id", "p-" + i),
                                commit)
                        .seq())
                .toList();
        await().atMost(DEADLINE).until(() -> journaledOf(agent).size() == 3);
        assertThat(journaledOf(agent))
                .extracting(event -> event.body().path("event_seq").asLong())
                .containsExactlyElementsOf(seqs);
    }

    @Test
    void aRefusedPermitIsAWarningAndListedOnce() {
        String agent = newAgent();
        Event refusal = core.journal()
                .append(
                        EventType.PERMIT_REFUSED,
                        JournalOfCore.about(agent).put("permit_id", "p-1").put("code", "PERMIT_SPENT"));
        bus.publish(refusal);
        await().atMost(DEADLINE).until(() -> journaledOf(agent).size() == 1);
        bus.publish(journaledOf(agent).getFirst());
        await().atMost(DEADLINE).until(this::isLevel);
        assertThat(alerts().getList("alerts.findAll { it.agent == '" + agent + "' }.level"))
                .containsExactly("WARNING");
    }
}
