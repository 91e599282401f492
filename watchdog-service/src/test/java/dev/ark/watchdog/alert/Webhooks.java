package dev.ark.watchdog.alert;

import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Webhooks of tests. */
public final class Webhooks {
    private Webhooks() {}

    /** One that is begun now and whose address takes everything; each turn tells what waits. */
    public static Webhook telling(List<String> names, SettableClock clock, SteadyTime time) {
        WebhookConfig somewhere = new WebhookTo(Optional.of(URI.create("http://somewhere")));
        AlertReceiver receiver = alert -> {
            names.add(alert.name());
            return new AlertReceiver.Answer.Taken();
        };
        return new Webhook(somewhere, receiver, Posture.ACTS, new SettledAlerts(somewhere, Posture.ACTS, clock), time);
    }
}
