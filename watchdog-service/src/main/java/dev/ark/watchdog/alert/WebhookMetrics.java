package dev.ark.watchdog.alert;

import dev.ark.watchdog.alert.Webhook.Condition;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;

/** Tells how telling the address outside goes. */
@Startup
@Singleton
final class WebhookMetrics {
    private static final String COUNTER = "ark.webhook.alerts";

    private final Webhook webhook;
    private final MeterRegistry meters;

    WebhookMetrics(Webhook webhook, MeterRegistry meters) {
        this.webhook = webhook;
        this.meters = meters;
        count("delivered", Condition::delivered);
        count("dropped", Condition::dropped);
        count("failed_attempt", Condition::failures);
        meters.gauge("ark.webhook.queue", webhook, Webhook::waiting);
    }

    private void count(String outcome, ToLongFunction<Condition> count) {
        FunctionCounter.builder(COUNTER, webhook, known -> count.applyAsLong(known.condition()))
                .tag("outcome", outcome)
                .register(meters);
    }
}
