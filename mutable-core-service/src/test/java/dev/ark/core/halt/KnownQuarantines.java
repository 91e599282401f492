package dev.ark.core.halt;

import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.core.agent.AgentStore;
import dev.ark.core.agent.AgentStores;
import dev.ark.core.facts.FactsQuery;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An agent's quarantines in a real file, at a time that the test sets; the steady time is another one. */
final class KnownQuarantines implements AutoCloseable {
    static final String AGENT = "kenny";
    static final Instant START = Instant.parse("2026-05-01T09:30:00Z");
    private static final QuarantineConfig CONFIG = new QuarantineConfig() {
        @Override
        public Duration first() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration longest() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration remembered() {
            return Duration.ofHours(24);
        }
    };

    final SettableClock clock = new SettableClock(START);
    private final OpenWriter open;
    private final ReadPool reads;
    private final AgentStore agents;
    private final Quarantines quarantines;
    private long nanos;
    private QuarantineEnds ends;

    KnownQuarantines(Path file) throws SQLException {
        open = new OpenWriter(file, "stable", clock);
        reads = open.reads();
        agents = AgentStores.of(open.writer(), reads);
        quarantines = new Quarantines(open.writer(), CONFIG);
        agents.register(AGENT, new AgentRegistration("acct-1", "alice", null, null), "olivia")
                .join();
        restart();
    }

    /** What remembers the steady time begins anew. */
    void restart() {
        ends = new QuarantineEnds(open.writer(), reads, clock, () -> nanos);
    }

    /** Both times go on. */
    void after(Duration time) {
        clock.move(time);
        nanos += time.toNanos();
    }

    void sweep() {
        ends.sweep();
    }

    AgentStatus automatic() {
        return ordered(QuarantineOrder.automatic("5 failures"));
    }

    AgentStatus byHand(QuarantineScope scope, @Nullable Instant until) {
        return ordered(new QuarantineOrder("drill", scope, until, null));
    }

    AgentStatus ordered(QuarantineOrder order) {
        quarantines.order(AGENT, order, "watchdog").join();
        return status();
    }

    AgentStatus violates() {
        open.writer()
                .submit(transaction -> ControlStore.quarantine(transaction, AGENT, "no permit", "ark"))
                .join();
        return status();
    }

    void restored() {
        new ControlStore(open.writer(), reads)
                .restore(AGENT, "repaired", "olivia")
                .join();
    }

    AgentStatus status() {
        return agents.status(AGENT).orElseThrow();
    }

    /** Whether a slot's decisions are made for a quarantined agent. */
    boolean isStoppedIn(String slot) {
        var query = new FactsQuery(slot, new TreeSet<>(List.of(AGENT)), new TreeSet<>(), Needs.together(List.of()));
        Facts facts = reads.read(
                session -> FactsReader.read(session, query, clock.instant(), new Facts.Journal(true, 0, true)));
        return facts.agent(AGENT).orElseThrow().quarantined();
    }

    /** Bodies of the rows that end a quarantine, and of those that begin one, oldest first. */
    List<String> rows() {
        return reads.read(session -> session.list(
                "SELECT body FROM journal WHERE type IN (?, ?) ORDER BY seq",
                row -> row.getString(1),
                EventType.QUARANTINE,
                EventType.RESTORE));
    }

    /** As a program writes it that knows neither scope nor end. */
    void isQuarantinedByAnOlderProgram() {
        open.writer()
                .submit(transaction -> transaction
                        .session()
                        .update(
                                "UPDATE agent SET quarantine_reason = 'old', fence_epoch = fence_epoch + 100 WHERE name = ?",
                                AGENT))
                .join();
    }

    @Override
    public void close() throws SQLException {
        open.close();
    }
}
