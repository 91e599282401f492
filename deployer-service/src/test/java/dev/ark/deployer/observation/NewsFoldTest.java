package dev.ark.deployer.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NewsFoldTest {
    private final NewsFold fold = new NewsFold(1, 100);
    private long seq = 100;
    private Instant now = Rollouts.NOON;

    @Test
    void evaluationsAreCountedForEachVersionAndOnce() {
        decided("kenny", "canary", "v2");
        decided("kenny", "stable", "v1");
        decided("ada", "stable", "v1");
        News news = fold.take();
        assertThat(news.evaluations()).isEqualTo(Map.of("v2", 1L, "v1", 2L));
        assertThat(news.seq()).isEqualTo(103);
        assertThat(fold.take().evaluations()).isEmpty();
        assertThat(fold.take().seq()).isEqualTo(103);
    }

    @Test
    void aDeniedDecisionIsOneEventHoweverManyRulesItOffends() {
        decided("kenny", "canary", "v2", "max_position_size", "max_leverage");
        assertThat(fold.take().denials())
                .extracting(one -> one.denial().rule(), Denied::version)
                .containsExactly(tuple("max_position_size", "v2"));
    }

    @Test
    void anAgentThatRepeatsItselfCountsOnceAMinuteOverAllNews() {
        decided("kenny", "stable", "v1", "max_leverage");
        assertThat(fold.take().denials()).hasSize(1);
        decided("kenny", "canary", "v2", "max_leverage");
        assertThat(fold.take().denials()).isEmpty();
        now = now.plusSeconds(60);
        decided("kenny", "canary", "v2", "max_leverage");
        assertThat(fold.take().denials()).hasSize(1);
    }

    @Test
    void aQuarantineIsLaidToWhoeverDeniedTheAgentAndElseToWhoeverDecided() {
        decided("kenny", "stable", "v1");
        decided("kenny", "canary", "v2", "max_leverage");
        quarantine("kenny", body("watchdog").put("repeats", 1));
        decided("ada", "stable", "v1");
        quarantine("ada", body("watchdog").put("repeats", 2));
        quarantine("grace", body("ark"));
        assertThat(fold.take().quarantines())
                .extracting(Isolated::versions)
                .containsExactly(new TreeSet<>(Set.of("v2")), new TreeSet<>(Set.of("v1")), new TreeSet<>());
    }

    @Test
    void whatIsLongAgoLedToNoQuarantine() {
        decided("kenny", "canary", "v2", "max_leverage");
        now = now.plusSeconds(601);
        quarantine("kenny", body("watchdog").put("repeats", 1));
        assertThat(fold.take().quarantines())
                .singleElement()
                .satisfies(one -> assertThat(one.versions()).isEmpty());
    }

    @Test
    void whatAPersonOrTheValidationQuarantinesIsNotCounted() {
        quarantine("kenny", body("alice"));
        quarantine("ark-validation", body("watchdog").put("repeats", 1));
        assertThat(fold.take().quarantines()).isEmpty();
    }

    @Test
    void whatWasCountedBeforeIsRememberedAndNotCountedAgain() {
        seq = 50;
        decided("kenny", "canary", "v2", "max_leverage");
        News before = fold.take();
        assertThat(before.evaluations()).isEmpty();
        assertThat(before.denials()).isEmpty();
        assertThat(before.seq()).isEqualTo(100);
        seq = 100;
        decided("kenny", "canary", "v2", "max_leverage");
        quarantine("kenny", body("watchdog").put("repeats", 1));
        News news = fold.take();
        assertThat(news.denials()).as("of the same minute").isEmpty();
        assertThat(news.quarantines())
                .singleElement()
                .satisfies(one -> assertThat(one.versions()).containsExactly("v2"));
    }

    @Test
    void afterARestoreLowerSequencesAreNewsOfTheNewEpoch() {
        fold.fold(event(2, 60, EventType.DECISION, "stable", "v1", decision("kenny", List.of())));
        News news = fold.take();
        assertThat(news.epoch()).isEqualTo(2);
        assertThat(news.seq()).isEqualTo(60);
        assertThat(news.evaluations()).containsEntry("v1", 1L);
    }

    private void decided(String agent, String slot, String version, String... rules) {
        fold.fold(event(1, ++seq, EventType.DECISION, slot, version, decision(agent, List.of(rules))));
    }

    private void quarantine(String agent, ObjectNode body) {
        fold.fold(event(1, ++seq, EventType.QUARANTINE, "stable", "v1", body.put("agent", agent)));
    }

    private static ObjectNode body(String actor) {
        return ArkJson.mapper().createObjectNode().put("actor", actor);
    }

    private static ObjectNode decision(String agent, List<String> rules) {
        ObjectNode body = ArkJson.mapper().createObjectNode().put("agent", agent);
        body.put("outcome", rules.isEmpty() ? "approved" : "denied");
        rules.forEach(rule ->
                body.withArray("violations").addObject().put("rule", rule).put("effect", "DENY"));
        return body;
    }

    private Event event(long epoch, long number, String type, String slot, String version, JsonNode body) {
        return new Event(epoch, number, number - 1, type, body, now, slot, version, null);
    }
}
