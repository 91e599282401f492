package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.local.LocalLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A deployer that is killed, as {@code kill -9} does, again and again while a rollout is in progress, and started by {@code ark up}. */
final class Kills {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 20_000_000;

    private final Site site;
    private final Set<String> places;
    private final List<String> killed = new ArrayList<>();
    private long last;

    /**
     * Kills at these places, such as {@code promote 1}; at every transition when much is to be tried.
     *
     * @param after the number of the last row at which it is not killed
     */
    Kills(Site site, Set<String> places, long after) {
        this.site = site;
        this.places = places;
        this.last = after;
    }

    /** Goes on until the rollout is over; its record then. */
    RolloutRecord untilOver(String id) {
        Instant latest = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(latest)) {
            Optional<RolloutRecord> record = site.look(id);
            if (record.isPresent()
                    && (record.get().isOver() || record.get().phase().equals("held"))) {
                return site.show(id);
            }
            record.map(RolloutRecord::last).filter(this::isChosen).ifPresent(this::kill);
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError("not over " + LONGEST + " later, killed at " + killed);
    }

    /** Where it was killed. */
    List<String> killed() {
        assertThat(killed).as("places at which the deployer was killed").isNotEmpty();
        return killed;
    }

    private boolean isChosen(JsonNode row) {
        return row.path("number").asLong() > last && (Effort.isGreat() || places.contains(place(row)));
    }

    private void kill(JsonNode row) {
        last = row.path("number").asLong();
        killed.add(place(row));
        site.ark().kill(LocalLayout.DEPLOYER);
        site.ark().up();
    }

    private static String place(JsonNode row) {
        return row.path("phase").asText() + " " + row.path("step").asInt();
    }
}
