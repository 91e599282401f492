package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.contract.http.Page;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The alerts of before the start, and what people said to them: further back than the agents' figures, because an alert stays open. */
@Singleton
final class AlertHistory {
    private static final Logger LOG = Logger.getLogger(AlertHistory.class);
    private static final int PAGE = 1_000;
    private static final int MOST = 2_000;

    private final CoreAlerts core;
    private final News news;

    AlertHistory(@RestClient CoreAlerts core, News news) {
        this.core = core;
        this.news = news;
    }

    /**
     * Takes them in, oldest first. They may come again with the other events, which changes nothing.
     *
     * @throws RuntimeException when the core cannot be asked now
     */
    void takeIn() {
        for (Event event : latest().reversed()) {
            try {
                news.accept(event);
            } catch (IllegalArgumentException e) {
                LOG.warnf("an alert of earlier is passed over: %s", e.getMessage());
            }
        }
    }

    private List<Event> latest() {
        List<Event> events = new ArrayList<>();
        String next = Long.toString(Long.MAX_VALUE);
        while (next != null && events.size() < MOST) {
            Page<Event> page = page(Long.parseLong(next));
            events.addAll(page.items());
            next = page.next();
        }
        return events;
    }

    private Page<Event> page(long before) {
        try {
            return core.before(before, PAGE);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                LOG.warn("the core does not tell of earlier alerts; only those of the latest events are known");
                return new Page<>(List.of(), null);
            }
            throw e;
        }
    }
}
