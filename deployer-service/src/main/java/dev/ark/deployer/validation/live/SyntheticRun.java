package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.Judgement;
import dev.ark.deployer.validation.Sample;
import dev.ark.deployer.validation.Shot;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.deployer.validation.TraceLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** One synthetic run, from the agent's registration to the result. */
final class SyntheticRun {
    private final SyntheticPlan plan;
    private final CoreReader core;
    private final Market market;
    private final Shooter shooter;
    private final Duration factRefresh;
    private final IntConsumer listener;
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();

    SyntheticRun(
            SyntheticPlan plan,
            CoreReader core,
            Market market,
            Shooter shooter,
            Duration factRefresh,
            IntConsumer listener) {
        this.plan = plan;
        this.core = core;
        this.market = market;
        this.shooter = shooter;
        this.factRefresh = factRefresh;
        this.listener = listener;
    }

    /** How many shots have been taken to their end. */
    int done() {
        return samples.size();
    }

    /** Does the whole run; blocks until it is over. */
    SyntheticResult run() throws CallFailedException, InterruptedException {
        market.open(plan.limitPerMinute());
        long before = core.head();
        Thread refresher = Thread.ofVirtual().name("synthetic-facts").start(() -> market.keepFresh(factRefresh));
        try {
            shoot();
        } finally {
            refresher.interrupt();
        }
        List<Sample> taken = new ArrayList<>(samples);
        TraceLedger ledger = new TraceLedger(taken.stream().map(Sample::traceId).toList(), SyntheticTrades.AGENT);
        core.read(before, ledger::read);
        return Judgement.of(
                plan, taken, ledger, core.agent(SyntheticTrades.AGENT).quarantined());
    }

    /** Open loop: each shot is taken when it is due, however long those before it take. */
    private void shoot() throws InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService shooters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Shot shot : plan.shots()) {
                long due = start + shot.at().toNanos();
                waitUntil(due);
                shooters.execute(() -> {
                    samples.add(shooter.take(shot, due));
                    listener.accept(samples.size());
                });
            }
        }
    }

    private static void waitUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
    }
}
