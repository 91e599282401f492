package dev.ark.watchdog.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.World;
import dev.ark.watchdog.GraveyardCounterpart;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From rules that are not the released ones to the halt at the core. */
@QuarkusTest
class EthicsDriftTest extends WatchdogTest {
    private final GraveyardCounterpart graveyard = GraveyardCounterpart.current();

    @AfterEach
    void theRulesAreTheReleasedOnesAgain() {
        graveyard.reports(Reported.released());
        graveyard.decidesBy(World.GRAVEYARD);
        await().atMost(DEADLINE).until(() -> drift().equals("0.0"));
        operator()
                .body("{\"reason\":\"looked into\"}")
                .post("/v1/resume")
                .then()
                .statusCode(200);
        await().atMost(DEADLINE).until(() -> health().getString("status").equals("running"));
    }

    @Test
    void otherRulesAreAnEmergencyAndHaltEverything() {
        int before = core.asked("halt").size();
        graveyard.reports(Reported.edited());
        await().atMost(DEADLINE).until(() -> core.asked("halt").size() > before);
        assertThat(core.asked("halt").getLast()).satisfies(halt -> {
            assertThat(halt.subject()).isEqualTo("test-service");
            assertThat(halt.body().path("reason").asText()).startsWith("ethics drift: the manifest's SHA-256");
        });
        assertThat(graveyard.asker()).isEqualTo("test-service");
        await().atMost(DEADLINE).until(() -> isJournaled("ethics_drift", "EMERGENCY"));
        assertThat(drift()).isEqualTo("1.0");
        await().atMost(DEADLINE).until(() -> health().getString("status").equals("halted"));
    }

    @Test
    void otherVerdictsThanTheKnownOnesHaltEverythingThoughTheRightRulesAreReported() {
        int before = core.asked("halt").size();
        String lax = ReleasedManifest.packaged().manifest().replace("\"leverage_bp\":20000", "\"leverage_bp\":40000");
        graveyard.decidesBy(Signed.open(lax));
        await().atMost(DEADLINE).until(() -> core.asked("halt").size() > before);
        assertThat(core.asked("halt").getLast().body().path("reason").asText()).contains("known answers differ: ");
        await().atMost(DEADLINE).until(() -> drift().equals("1.0"));
    }

    @Test
    void aGraveyardThatCannotBeAskedIsAlertedAndHaltsNothing() {
        int before = core.asked("halt").size();
        graveyard.answers(503, Map.of());
        await().atMost(DEADLINE).until(() -> isJournaled("graveyard_unreachable", "CRITICAL"));
        await().atMost(DEADLINE)
                .until(() -> health().getList("loops.findAll { it.late }").isEmpty());
        assertThat(core.asked("halt")).hasSize(before);
        assertThat(drift()).isEqualTo("0.0");
    }

    @Test
    void anAnswerThatCannotBeReadHaltsEverything() {
        int before = core.asked("halt").size();
        graveyard.answers(200, Map.of("verified", "nonsense"));
        await().atMost(DEADLINE).until(() -> core.asked("halt").size() > before);
        assertThat(core.asked("halt").getLast().body().path("reason").asText()).contains("no RulesetView");
    }

    @Test
    void theLeaseSaysWhatWasFound() {
        await().atMost(DEADLINE).until(() -> lastLease().equals("NONE"));
        graveyard.reports(Reported.edited());
        await().atMost(DEADLINE).until(() -> lastLease().equals("FOUND"));
        assertThat(core.asked("watchdog/lease")
                        .getLast()
                        .body()
                        .path("deployment")
                        .asText())
                .isEqualTo("stable");
    }

    private String lastLease() {
        return core.asked("watchdog/lease").getLast().body().path("drift").asText();
    }

    private boolean isJournaled(String name, String level) {
        return core.journal().ofType(EventType.ALERT).stream()
                .anyMatch(alert -> alert.body().path("name").asText().equals(name)
                        && alert.body().path("level").asText().equals(level));
    }

    private static String drift() {
        return as("prometheus", Roles.METRICS)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("ark_ethics_drift{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
