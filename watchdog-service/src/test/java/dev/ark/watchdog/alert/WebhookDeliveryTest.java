package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.json.ArkJson;
import dev.ark.watchdog.CoreCounterpart;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import dev.ark.watchdog.WebhookCounterpart;
import dev.ark.watchdog.WebhookCounterpart.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Alerts that reach an address outside, which fails at first. */
@QuarkusTest
class WebhookDeliveryTest extends WatchdogTest {
    private final WebhookCounterpart hook = WebhookCounterpart.current();

    private Post taken(String agent) {
        await().atMost(DEADLINE).until(() -> hook.postsOf(agent).stream().anyMatch(Post::taken));
        List<Post> taken = hook.postsOf(agent).stream().filter(Post::taken).toList();
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    private void refusesAPermit(String agent) {
        bus.publish(core.journal()
                .append(
                        EventType.PERMIT_REFUSED,
                        JournalOfCore.about(agent).put("permit_id", "p-1").put("code", "PERMIT_SPENT")));
    }

    @Test
    void anAlertArrivesOnceThoughTheAddressFailsAtFirst() {
        String agent = newAgent();
        hook.failTimes(3);
        refusesAPermit(agent);
        Post post = taken(agent);
        assertThat(post.alert().path("name").asText()).isEqualTo("permit_refused");
        assertThat(post.alert().path("level").asText()).isEqualTo("WARNING");
        assertThat(post.idempotencyKey()).isEqualTo(post.alert().path("id").asText());
        await().atMost(DEADLINE).until(() -> health().getInt("webhook.waiting") == 0);
        assertThat(health().getLong("webhook.delivered")).isPositive();
        assertThat(health().getLong("webhook.failures")).isGreaterThanOrEqualTo(3);
        assertThat(health().getString("webhook.last_failure")).isNull();
    }

    @Test
    void anAlertIsSigned() throws GeneralSecurityException {
        String agent = newAgent();
        refusesAPermit(agent);
        Post post = taken(agent);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(WebhookCounterpart.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = mac.doFinal((post.timestamp() + "." + post.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(post.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(signed));
    }

    @Test
    void whatSomebodyElseHasJournaledArrivesToo() {
        String agent = newAgent();
        AlertReport other = new AlertReport("tripwire", Level.CRITICAL, "p95 above 400 ms", agent, Instant.now());
        bus.publish(core.journal().append(EventType.ALERT, ArkJson.mapper().valueToTree(other)));
        assertThat(taken(agent).alert().path("name").asText()).isEqualTo("tripwire");
    }

    @Test
    void whatIsKnownFromBeforeTheStartIsNotSentAgain() {
        String agent = newAgent();
        refusesAPermit(agent);
        taken(agent);
        assertThat(hook.postsOf(CoreCounterpart.VETERAN))
                .noneMatch(post -> post.alert().path("name").asText().equals("old_alert"));
    }
}
