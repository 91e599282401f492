package dev.ark.watchdog.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.watchdog.slo.Source.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final Source STABLE = new Source(Kind.CORE, URI.create("http://stable"));
    private static final Source CANARY = new Source(Kind.CORE, URI.create("http://canary"));
    private static final Source GRAVEYARD = new Source(Kind.GRAVEYARD, URI.create("http://graveyard"));
    private static final Source EDGE = new Source(Kind.EDGE, URI.create("http://edge"));
    private static final long START = 1_700_000_000;

    private final Map<Source, String> told = new HashMap<>();
    private final Sampler sampler = new Sampler(List.of(STABLE, CANARY, GRAVEYARD, EDGE), this::read, () -> false);
    private long now = START;

    private String read(Source source) {
        String text = told.get(source);
        if (text == null) {
            throw new IllegalStateException("connection refused");
        }
        return text;
    }

    private void tells(Source source, long decisions, long startedAt) {
        told.put(source, """
                http_server_requests_seconds_count{method="POST",status="201",uri="/v1/decisions"} %d
                process_start_time_seconds %d
                """.formatted(decisions, startedAt));
    }

    private Tally next() {
        now += 10;
        return sampler.sample(Instant.ofEpochSecond(now));
    }

    @Test
    void whatWasCountedBeforeTheFirstLookIsNoNews() {
        tells(STABLE, 1_000, START - 3_600);
        assertThat(next().decisions()).isZero();
        tells(STABLE, 1_007, START - 3_600);
        assertThat(next().decisions()).isEqualTo(7);
    }

    @Test
    void aProcessThatWasBegunAnewLosesNothing() {
        tells(STABLE, 1_000, START - 3_600);
        next();
        tells(STABLE, 4, START + 15);
        assertThat(next().decisions()).isEqualTo(4);
        tells(STABLE, 2_000, START + 25);
        assertThat(next().decisions()).isEqualTo(2_000);
    }

    @Test
    void aMissedLookIsNoLookAndIsMadeUpForByTheNext() {
        tells(STABLE, 100, START - 3_600);
        next();
        told.clear();
        assertThat(next().coreLooks()).isZero();
        tells(STABLE, 130, START - 3_600);
        Tally after = next();
        assertThat(after.coreLooks()).isEqualTo(1);
        assertThat(after.decisions()).isEqualTo(30);
    }

    @Test
    void aSlotThatAppearsIsCountedFromItsBeginningAndOneThatGoesTakesNothingAlong() {
        tells(STABLE, 100, START - 3_600);
        next();
        tells(CANARY, 12, START + 15);
        tells(STABLE, 101, START - 3_600);
        Tally both = next();
        assertThat(both.decisions()).isEqualTo(13);
        assertThat(both.coreLooks()).isEqualTo(2);
        told.remove(CANARY);
        tells(STABLE, 103, START - 3_600);
        assertThat(next().decisions()).isEqualTo(2);
    }

    @Test
    void whatTheEdgeAnsweredInACoresPlaceIsADecisionThatFailed() {
        tells(STABLE, 100, START - 3_600);
        told.put(EDGE, "ark_edge_unserved_decisions_total 2.0\n");
        next();
        tells(STABLE, 103, START - 3_600);
        told.put(EDGE, "ark_edge_unserved_decisions_total 7.0\n");
        Tally both = next();
        assertThat(both.decisions()).isEqualTo(8);
        assertThat(both.failed()).isEqualTo(5);
        assertThat(both.coreLooks()).isEqualTo(1);
    }

    @Test
    void aDriftOfAnyGraveyardOrOfTheWatchdogsOwnFindingIsOne() {
        assertThat(next().drifts()).isZero();
        told.put(GRAVEYARD, "ark_ethics_drift 1.0\n");
        Tally found = next();
        assertThat(found.drifts()).isEqualTo(1);
        assertThat(found.graveyardLooks()).isEqualTo(2);
        Tally own = new Sampler(List.of(), this::read, () -> true).sample(Instant.ofEpochSecond(now));
        assertThat(own.drifts()).isEqualTo(1);
    }
}
