package dev.ark.core.facts;

import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.sqlite.Change;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Facts in a real file, told by one process and read as a decision reads them, at a time that the test sets. */
final class KnownFacts implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T09:30:00Z");

    static final String AGENT = "kenny";
    static final String ACCOUNT = "acct-1";

    final SettableClock clock = new SettableClock(START);
    private final OpenWriter open;
    private final ReadPool reads;

    KnownFacts(Path file, String deployment) throws SQLException {
        this.open = new OpenWriter(file, deployment, clock);
        this.reads = open.reads();
    }

    void register(String agent, String account, String principal) {
        change(transaction -> transaction
                .session()
                .update("INSERT INTO agent VALUES (?, ?, ?, 600, 600, NULL, 0, NULL, 0)", agent, account, principal));
    }

    <F> void put(FactTable<F> table, String id, F fact) {
        new FactStore(open.writer(), reads).put(table, id, fact, "olivia").join();
    }

    <T> T change(Change<T> change) {
        return open.writer().submit(change).join();
    }

    /** What a decision on a proposal of kenny's is based on now. */
    Facts on(Proposal proposal) {
        return reads.read(session -> FactsReader.read(session, query(proposal), clock.instant(), condition()));
    }

    /** Whether a verdict on what was read holds still. */
    boolean stillHolds(Proposal proposal, Facts read) {
        return reads.read(session -> FactsReader.stillHolds(session, query(proposal), read));
    }

    private static Facts.Journal condition() {
        return new Facts.Journal(true, 0, true);
    }

    static FactsQuery query(Proposal proposal) {
        var action = ActionParser.parse(ActionTypes.BUILT_IN, proposal.actionType(), proposal.parameters());
        return new FactsQuery(
                "stable",
                new TreeSet<>(List.of(AGENT)),
                new TreeSet<>(List.of(proposal.actionDigest(AGENT))),
                Needs.of(proposal, action));
    }

    static Proposal trade(String symbol, String... evidence) {
        var parameters =
                CanonicalJson.object().put("symbol", symbol).put("side", "buy").put("quantity", "10");
        return new Proposal("trade", parameters, "cheap", List.of(evidence), null);
    }

    static Proposal proposal(String type, String... parameters) {
        var object = CanonicalJson.object();
        for (int i = 0; i < parameters.length; i += 2) {
            object.put(parameters[i], parameters[i + 1]);
        }
        return new Proposal(type, object, "because", List.of(), null);
    }

    @Override
    public void close() throws SQLException {
        open.close();
    }
}
