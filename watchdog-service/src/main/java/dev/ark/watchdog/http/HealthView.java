package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.redis.RedisCondition;
import dev.ark.watchdog.redis.RedisFigures;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /v1/health}.
 *
 * @param status running, reducing or halted; unknown until the core has been heard
 * @param control why, by whom and since when it is so; absent until the core has been heard
 * @param agentsKnown how many agents there are; {@code agents} may be fewer
 * @param agents worst first
 * @param alerts the latest, newest first
 * @param webhook absent when alerts are sent nowhere
 */
public record HealthView(
        String status,
        @Nullable ControlState control,
        String deployment,
        String version,
        int agentsKnown,
        List<AgentView> agents,
        List<LoopView> loops,
        BusView bus,
        RedisView redis,
        GraveyardView graveyard,
        List<AlertReport> alerts,
        @Nullable WebhookView webhook) {
    public HealthView {
        agents = List.copyOf(agents);
        loops = List.copyOf(loops);
        alerts = List.copyOf(alerts);
    }

    /**
     * One agent.
     *
     * @param score 0 to 1
     * @param verdict healthy, warn or isolate
     * @param reasons why it is not healthy, for people
     * @param quarantined in both slots or, as the scope says, in the canary alone
     * @param quarantineReason present while quarantined
     * @param quarantineScope likewise
     * @param quarantineUntil when it ends by itself; absent when only an operator ends it
     * @param failureRate 0 to 1
     */
    public record AgentView(
            String agent,
            double score,
            String verdict,
            List<String> reasons,
            boolean quarantined,
            @Nullable String quarantineReason,
            @Nullable QuarantineScope quarantineScope,
            @Nullable Instant quarantineUntil,
            int requests,
            double failureRate,
            int consecutiveFailures,
            double meanLatencyMs,
            int violationsPerMinute,
            Instant lastSeenAt) {
        public AgentView {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * How sending alerts goes.
     *
     * @param waiting how many are still to be taken
     * @param dropped how many were refused, or had to make room for others
     * @param failures attempts that were or are made again
     * @param lastFailure why the last attempt failed; absent after one that did not
     */
    public record WebhookView(
            int waiting,
            long delivered,
            long dropped,
            long failures,
            @Nullable Instant lastDeliveryAt,
            @Nullable String lastFailure) {
        static WebhookView of(Webhook webhook) {
            Webhook.Condition condition = webhook.condition();
            return new WebhookView(
                    webhook.waiting(),
                    condition.delivered(),
                    condition.dropped(),
                    condition.failures(),
                    condition.lastDelivery(),
                    condition.lastFailure());
        }
    }

    /**
     * How the rules were found.
     *
     * @param drift NONE, FOUND, or UNKNOWN when no whole look was of late
     * @param lastWholeLookAt absent before the first one that found nothing
     * @param finding what differs, or why a look was not whole; absent when nothing is wrong
     */
    public record GraveyardView(
            Drift drift,
            @Nullable Instant lastWholeLookAt,
            @Nullable String finding) {}

    /** One background loop. */
    public record LoopView(
            String loop, long intervalMs, Instant lastSuccessAt, long lastDurationMs, long failures, boolean late) {}

    /**
     * How Redis was at the last look; what is not known is absent.
     *
     * @param maxMemoryBytes without a limit when 0
     * @param evictedKeys since Redis was started
     * @param subscriberLag how many events the watchdog has still to take in
     * @param publishQueue how many events the core has still to publish
     */
    public record RedisView(
            boolean answers,
            Instant at,
            @Nullable Double pingMs,
            @Nullable Long usedMemoryBytes,
            @Nullable Long maxMemoryBytes,
            @Nullable Long evictedKeys,
            @Nullable Long connectedClients,
            @Nullable Long subscriberLag,
            @Nullable Long publishQueue,
            @Nullable String failure) {
        static RedisView of(RedisCondition now) {
            RedisFigures figures = now.figures();
            return new RedisView(
                    now.answers(),
                    now.at(),
                    now.ping() == null ? null : now.ping().toNanos() / 1_000 / 1_000.0,
                    figures == null ? null : figures.usedMemory(),
                    figures == null ? null : figures.mostMemory(),
                    figures == null ? null : figures.evictedKeys(),
                    figures == null ? null : figures.connectedClients(),
                    known(now.subscriberLag()),
                    known(now.publishQueue()),
                    now.failure());
        }

        private static @Nullable Long known(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }
    }

    /**
     * The watchdog's place in the journal.
     *
     * @param caughtUp whether all that stood in the journal at the watchdog's start has been taken in
     * @param position sequence of the last event taken in
     * @param silenceMs how long the bus has been silent; absent when it was never heard
     * @param fetched how many events the bus did not deliver, and the journal did
     * @param passedOver how many events could not be taken in
     */
    public record BusView(
            boolean caughtUp,
            long position,
            @Nullable Long silenceMs,
            long handled,
            long duplicates,
            long gaps,
            long fetched,
            long passedOver) {
        static final BusView NONE = new BusView(false, 0, null, 0, 0, 0, 0, 0);
    }
}
