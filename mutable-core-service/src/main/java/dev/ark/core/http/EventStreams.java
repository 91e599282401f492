package dev.ark.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalReader;
import dev.ark.core.outbox.JournalSignal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Streams the journal to those who follow it, each on a thread of its own: a slow one waits for itself alone, and is cut off in the end. */
@Singleton
public final class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final int MOST_STREAMS = 64;
    private static final int PAGE = 200;
    private static final long SLOWEST_SEND_SECONDS = 10;
    /** How soon rows of the other slot, which wake nobody here, are found. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final int QUIET_TURNS_PER_COMMENT = 60;

    private final JournalReader journal;
    private final JournalSignal signal;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    EventStreams(JournalReader journal, JournalSignal signal) {
        this.journal = journal;
        this.signal = signal;
    }

    /** Sends events after a sequence until the reader goes away. */
    void follow(long position, SseEventSink sink, Sse sse) {
        if (!streams.tryAcquire()) {
            throw new ProblemException(ProblemCode.OVERLOADED, "too many follow the events already");
        }
        try (sink) {
            send(position, sink, sse);
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
            LOG.warnf("a reader of the events is too slow and is cut off; it can resume by its last event id");
        } finally {
            streams.release();
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
                        .id(Long.toString(event.seq()))
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

    private static void await(java.util.concurrent.CompletionStage<?> sent)
            throws InterruptedException, ExecutionException, TimeoutException {
        sent.toCompletableFuture().get(SLOWEST_SEND_SECONDS, TimeUnit.SECONDS);
    }

    private static String json(Event event) {
        try {
            return ArkJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.seq() + " cannot be written", e);
        }
    }
}
