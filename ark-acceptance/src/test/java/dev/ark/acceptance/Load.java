package dev.ark.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Agents that propose without pause until they are stopped, and remember every answer that they heard. */
final class Load implements AutoCloseable {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** A decision as its agent heard it, with the times (of {@link System#nanoTime}) of request and answer. */
    record Heard(String id, long seq, String outcome, String violations, long askedNanos, long heardNanos) {}

    /** Starts as many agents, in turn for each desk, that buy one unit again and again. */
    Load(List<Desk> desks, int agents) {
        for (int i = 0; i < agents; i++) {
            Desk desk = desks.get(i % desks.size());
            threads.add(Thread.ofVirtual().start(() -> propose(desk)));
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Requests that got no decision: refused, or the connection broke. */
    int unanswered() {
        return unanswered.get();
    }

    /** Stops the agents and waits until each has heard its last answer. */
    List<Heard> stop() {
        running = false;
        Threads.join(threads);
        return heard();
    }

    @Override
    public void close() {
        stop();
    }

    private void propose(Desk desk) {
        while (running) {
            long asked = System.nanoTime();
            try {
                Client.Answer answer = desk.buy(desk.symbol(), 1);
                if (answer.status() == 201) {
                    heard.add(new Heard(
                            answer.body().path("decision_id").asText(),
                            answer.body().path("seq").asLong(),
                            answer.outcome(),
                            answer.body().path("violations").toString(),
                            asked,
                            System.nanoTime()));
                } else {
                    refused();
                }
            } catch (IOException e) {
                refused();
            }
        }
    }

    /** An agent that is refused waits a moment, as {@code Retry-After} asks it to. */
    private void refused() {
        unanswered.incrementAndGet();
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000L);
    }
}
