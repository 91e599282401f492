package dev.ark.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalReader;
import dev.ark.core.outbox.JournalSignal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Streams the journal to those who follow it, each on a thread of its own: a slow one waits for itself alone, and is cut off in the end. */
@Singleton
public final class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final int PAGE = 200;
    /** How soon rows of the other slot, which wake nobody here, are found. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final int QUIET_TURNS_PER_COMMENT = 60;

    private final JournalReader journal;
    private final JournalSignal signal;
    private final Duration slowestSend;
    private final StreamPlaces places;
    private final Counter tooSlow;
    private final Counter overtaken;

    EventStreams(JournalReader journal, JournalSignal signal, EventConfig config, MeterRegistry meters) {
        this.journal = journal;
        this.signal = signal;
        this.slowestSend = config.slowestSend();
        this.places = new StreamPlaces(config.streams(), config.streamsOfOne());
        this.tooSlow = meters.counter("ark.events.streams.cut", "reason", "slow");
        this.overtaken = meters.counter("ark.events.streams.cut", "reason", "archived");
        meters.gauge("ark.events.streams", places, StreamPlaces::taken);
    }

    /**
     * Sends events after a position until the reader goes away. After a restore it begins again with the first row that the reader has not seen of the journal as it is now.
     *
     * @param reader whose stream it is
     * @param cut ends the connection, whatever is still to be sent on it
     * @throws ProblemException GONE when the first event is in the archive; OVERLOADED when too many follow already
     */
    void follow(String reader, EventPosition position, SseEventSink sink, Sse sse, Runnable cut) {
        long from = journal.requireKept(journal.common(position.epoch(), position.seq()));
        if (!places.take(reader)) {
            throw new ProblemException(ProblemCode.OVERLOADED, "too many follow the events already");
        }
        try (sink) {
            send(from, sink, sse);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debug("a reader of the events went away", e);
        } catch (IllegalStateException e) {
            // So says the sink when its reader went away between two sends.
            if (!sink.isClosed()) {
                throw e;
            }
            LOG.debug("a reader of the events went away", e);
        } catch (TimeoutException e) {
            tooSlow.increment();
            LOG.warnf("%s reads the events too slowly and is cut off; it can resume by its last event id", reader);
            cut.run();
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.GONE) {
                throw e;
            }
            overtaken.increment();
            LOG.warnf(
                    "%s reads the events so slowly that they were archived, and is cut off: %s",
                    reader, e.getMessage());
            cut.run();
        } finally {
            places.release(reader);
        }
    }

    private void send(long from, SseEventSink sink, Sse sse)
            throws InterruptedException, ExecutionException, TimeoutException {
        long position = from;
        int quiet = 0;
        while (!sink.isClosed()) {
            EventPage page = journal.after(position, PAGE);
            for (Event event : page.events()) {
                await(sink.send(sse.newEventBuilder()
                        .id(new EventPosition(event.epoch(), event.seq()).toString())
                        .name(event.type())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, json(event))
                        .build()));
                position = event.seq();
            }
            quiet = page.events().isEmpty() ? quiet + 1 : 0;
            if (quiet % QUIET_TURNS_PER_COMMENT == 1) {
                // Also tells a new reader at once that it is connected, and shows when it has gone.
                await(sink.send(sse.newEventBuilder().comment("at " + position).build()));
            }
            if (page.events().isEmpty()) {
                signal.awaitBeyond(position, LOOK_AGAIN);
            }
        }
    }

    private void await(CompletionStage<?> sent) throws InterruptedException, ExecutionException, TimeoutException {
        sent.toCompletableFuture().get(slowestSend.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String json(Event event) {
        try {
            return ArkJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.seq() + " cannot be written", e);
        }
    }
}
