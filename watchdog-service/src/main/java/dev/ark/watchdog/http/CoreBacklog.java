package dev.ark.watchdog.http;

import dev.ark.runtime.bus.CoreEvents;
import dev.ark.watchdog.bus.EventFeed;
import dev.ark.watchdog.redis.Backlog;
import dev.ark.watchdog.slo.MetricsReader;
import dev.ark.watchdog.slo.SloConfig;
import dev.ark.watchdog.slo.Source;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The core, asked how far its journal and its publishing are. Stateless. */
@Singleton
public final class CoreBacklog implements Backlog {
    private static final Logger LOG = Logger.getLogger(CoreBacklog.class);
    private static final Pattern QUEUE =
            Pattern.compile("^ark_bus_publish_queue(?:\\{[^}]*})? ([0-9]+)(?:\\.0)?$", Pattern.MULTILINE);

    private final CoreEvents core;
    private final EventFeed feed;
    private final MetricsReader metrics;
    private final Source source;

    CoreBacklog(@RestClient CoreEvents core, EventFeed feed, MetricsReader metrics, SloConfig config) {
        this.core = core;
        this.feed = feed;
        this.metrics = metrics;
        this.source = new Source(Source.Kind.CORE, config.sources().core());
    }

    @Override
    public OptionalLong subscriberLag() {
        var subscription = feed.subscription();
        if (subscription.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            // The position first: what is taken in between the two would make the lag negative.
            long position = subscription.get().position();
            return OptionalLong.of(Math.max(0, core.head().seq() - position));
        } catch (RuntimeException e) {
            LOG.debug("the core does not tell its journal's head", e);
            return OptionalLong.empty();
        }
    }

    @Override
    public OptionalLong publishQueue() {
        try {
            Matcher queue = QUEUE.matcher(metrics.read(source));
            return queue.find() ? OptionalLong.of(Long.parseLong(queue.group(1))) : OptionalLong.empty();
        } catch (RuntimeException e) {
            LOG.debug("the core does not tell its metrics", e);
            return OptionalLong.empty();
        }
    }
}
