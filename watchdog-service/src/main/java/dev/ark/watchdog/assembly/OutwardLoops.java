package dev.ark.watchdog.assembly;

import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.alert.WebhookConfig;
import dev.ark.watchdog.http.SloListener;
import dev.ark.watchdog.slo.SloConfig;
import dev.ark.watchdog.slo.SloLoop;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The loops that tell the outside how things are. */
@Singleton
public final class OutwardLoops {
    private final LoopWatch watch;
    private final SloConfig objectives;
    private final SloLoop slos;
    private final SloListener listener;
    private final WebhookConfig hook;
    private final Webhook webhook;

    OutwardLoops(
            LoopWatch watch,
            SloConfig objectives,
            SloLoop slos,
            SloListener listener,
            WebhookConfig hook,
            Webhook webhook) {
        this.watch = watch;
        this.objectives = objectives;
        this.slos = slos;
        this.listener = listener;
        this.hook = hook;
        this.webhook = webhook;
    }

    void expect(@Observes StartupEvent event) {
        watch.expect("slo_listener", objectives.interval());
        watch.expect("slos", objectives.interval());
        watch.expect("webhook", webhookInterval());
    }

    @Scheduled(every = "{ark.watchdog.slo.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void slos() {
        watch.turn("slo_listener", objectives.interval(), listener::listen);
        watch.turn("slos", objectives.interval(), slos::turn);
    }

    @Scheduled(every = "{ark.watchdog.webhook.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void webhook() {
        watch.turn("webhook", webhookInterval(), webhook::turn);
    }

    /** A turn may take as long as the address may take to answer, and is not late for that. */
    private Duration webhookInterval() {
        return hook.interval().plus(hook.timeout());
    }
}
