package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The journal as news, as a stream. */
@QuarkusTest
class EventStreamTest extends CoreTest {
    @Test
    void aReaderHearsWhatIsWrittenFromNowOn() throws Exception {
        try (EventReader reader = EventReader.fromNow()) {
            Eventually.holds("the stream is open", reader::isConnected);
            markNow("STREAM", "1");
            long head = head();
            Eventually.holds("the event is heard", () -> reader.ids().contains(head));
            assertThat(reader.ids().getFirst()).isGreaterThan(0);
        }
    }

    @Test
    void aReaderThatNamesItsLastEventHearsAllAfterIt() throws Exception {
        long before = head();
        markNow("STREAM", "1");
        markNow("STREAM", "2");
        long head = head();
        try (EventReader reader = EventReader.after(before)) {
            Eventually.holds("the events are heard", () -> reader.ids().contains(head));
            assertThat(reader.ids()).startsWith(before + 1);
        }
    }

    @Test
    void aStreamedEventIsThePagesEvent() throws Exception {
        markNow("STREAM", "1");
        long seq = head();
        try (EventReader reader = EventReader.after(seq - 1)) {
            Eventually.holds("the event is heard", () -> !reader.data().isEmpty());
            JsonNode page = ArkJson.mapper()
                    .readTree(operator()
                            .get("/v1/events?limit=1&after=" + (seq - 1))
                            .asString());
            assertThat(ArkJson.mapper().readTree(reader.data().getFirst()))
                    .isEqualTo(page.path("events").path(0));
        }
    }

    /** The reader goes away and comes back, by its last event's id, ten times while rows are written. */
    @Test
    void aReaderThatComesBackMissesNothingAndHearsNothingTwice() throws Exception {
        long before = head();
        List<Long> heard = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var writing = thread.submit(() -> {
                while (!enough.get()) {
                    markNow("STREAM", "1");
                }
            });
            for (int i = 0; i < 10; i++) {
                long last = heard.isEmpty() ? before : heard.getLast();
                try (EventReader reader = EventReader.after(last)) {
                    Eventually.holds("some events are heard", () -> reader.ids().size() >= 5);
                    heard.addAll(reader.ids());
                }
            }
            enough.set(true);
            writing.get(20, TimeUnit.SECONDS);
        }
        assertThat(heard)
                .isEqualTo(LongStream.rangeClosed(before + 1, heard.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void readersThatWentAwayMakeRoomForOthers() throws Exception {
        for (int i = 0; i < 80; i++) {
            try (EventReader reader = EventReader.after(head() - 1)) {
                assertThat(reader.status()).as("reader %d", i).isEqualTo(200);
                markNow("STREAM", "1");
            }
        }
    }
}
