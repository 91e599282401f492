package dev.ark.acceptance.rollout;

import dev.ark.acceptance.Client;
import dev.ark.acceptance.Desk;
import dev.ark.acceptance.Threads;
import dev.ark.acceptance.core.Seed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents that propose at a steady rate, whatever they hear, over 32 connections. Who proposes and what is a matter of chance: a pattern could
 * coincide with that of the edge. What is denied is so by one rule alone, since the tripwires take denials for independent of each other.
 */
final class Traffic implements AutoCloseable {
    private static final int CONNECTIONS = 32;
    private static final double NANOS = 1e9;
    private static final long NAP_NANOS = 50_000_000;

    private final List<Desk> desks;
    private final double perSecond;
    private final int deniedPercent;
    private final long seed = Seed.of("traffic");
    private final long begun = System.nanoTime();
    private final AtomicLong turns = new AtomicLong();
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** Starts it, with as many of a hundred proposals that are to be denied. */
    Traffic(List<Desk> desks, double perSecond, int deniedPercent) {
        this.desks = desks;
        this.perSecond = perSecond;
        this.deniedPercent = deniedPercent;
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofVirtual().start(this::work));
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Stops, and waits until every answer was heard. */
    List<Heard> stop() {
        running = false;
        Threads.join(threads);
        return heard();
    }

    @Override
    public void close() {
        stop();
    }

    private void work() {
        while (running) {
            long turn = turns.getAndIncrement();
            long due = begun + (long) (turn * NANOS / perSecond);
            while (running && due - System.nanoTime() > 0) {
                LockSupport.parkNanos(Math.min(NAP_NANOS, due - System.nanoTime()));
            }
            if (running) {
                heard.add(propose(new SplittableRandom(seed + turn), turn));
            }
        }
    }

    private Heard propose(SplittableRandom random, long turn) {
        Desk desk = desks.get(random.nextInt(desks.size()));
        Instant sent = Instant.now();
        try {
            Client.Answer answer = random.nextInt(100) < deniedPercent
                    ? desk.propose("trade", poorReward(desk.symbol(), turn))
                    : desk.buy(desk.symbol(), 1);
            return Heard.of(sent, answer);
        } catch (IOException e) {
            return Heard.broken(sent, e);
        }
    }

    /** A purchase that only {@code min_risk_reward} denies. No two are the same action. */
    private String poorReward(String symbol, long turn) {
        return ("{'symbol':'%s','side':'buy','quantity':'1','order_type':'limit','limit_price':'100','stop_loss':'95',"
                        + "'take_profit':'101.%06d%d','leverage':'1'}")
                .formatted(symbol, seed, turn);
    }
}
