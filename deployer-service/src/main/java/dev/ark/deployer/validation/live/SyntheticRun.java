package dev.ark.deployer.validation.live;

import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.JournalHead;
import dev.ark.deployer.validation.Judgement;
import dev.ark.deployer.validation.Sample;
import dev.ark.deployer.validation.Shot;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.deployer.validation.TraceLedger;
import dev.ark.deployer.validation.live.EdgeClient.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** One synthetic run, from the agent's registration to the result. */
final class SyntheticRun {
    private static final int PAGE = 500;

    private final SyntheticPlan plan;
    private final EdgeClient edge;
    private final Tokens tokens;
    private final Market market;
    private final Shooter shooter;
    private final Duration factRefresh;
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();

    SyntheticRun(
            SyntheticPlan plan, EdgeClient edge, Tokens tokens, Market market, Shooter shooter, Duration factRefresh) {
        this.plan = plan;
        this.edge = edge;
        this.tokens = tokens;
        this.market = market;
        this.shooter = shooter;
        this.factRefresh = factRefresh;
    }

    /** How many shots have been taken to their end. */
    int done() {
        return samples.size();
    }

    /** Does the whole run; blocks until it is over. */
    SyntheticResult run() throws CallFailedException {
        market.open(plan);
        Caller reader = Caller.bearing(tokens.service());
        long before = edge.get(reader, "/v1/journal/head", JournalHead.class).seq();
        Thread refresher = Thread.ofVirtual().name("synthetic-facts").start(() -> market.keepFresh(factRefresh));
        try {
            shoot();
        } finally {
            refresher.interrupt();
        }
        List<Sample> taken = new ArrayList<>(samples);
        TraceLedger ledger = new TraceLedger(taken.stream().map(Sample::traceId).toList(), SyntheticTrades.AGENT);
        readEvents(reader, before, ledger);
        AgentStatus agent = edge.get(reader, "/v1/agents/" + SyntheticTrades.AGENT, AgentStatus.class);
        return Judgement.of(plan, taken, ledger, agent.quarantined());
    }

    /** Open loop: each shot is taken when it is due, however long those before it take. */
    private void shoot() {
        long start = System.nanoTime();
        try (ExecutorService shooters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Shot shot : plan.shots()) {
                long due = start + shot.at().toNanos();
                waitUntil(due);
                shooters.execute(() -> samples.add(shooter.take(shot, due)));
            }
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void readEvents(Caller reader, long after, TraceLedger ledger) throws CallFailedException {
        long position = after;
        EventPage page;
        do {
            page = edge.get(reader, "/v1/events?after=" + position + "&limit=" + PAGE, EventPage.class);
            page.events().forEach(ledger::read);
            position = page.events().isEmpty()
                    ? page.headSeq()
                    : page.events().getLast().seq();
        } while (position < page.headSeq());
    }
}
