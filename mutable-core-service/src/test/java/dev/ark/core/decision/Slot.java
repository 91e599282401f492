package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.sqlite.Change;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.OpenWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The decision path of one slot on a real file, without HTTP: several can share the file. */
final class Slot implements AutoCloseable {
    static final String ACCOUNT = "acct-1";

    private final Path file;
    private final Evaluator evaluator;
    private final OpenWriter open;
    private final Lanes lanes = new Lanes(1_000, 1_000);
    private DecisionPipeline pipeline;

    private record Settings() implements DecisionConfig {
        @Override
        public Duration permitLifetime() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Path permitKeyFile() {
            return Path.of("unused");
        }

        @Override
        public Duration evaluationTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration factsLifetime() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int longestQueue() {
            return 1_000;
        }

        @Override
        public int longestLane() {
            return 1_000;
        }

        @Override
        public int largestRound() {
            return 32;
        }

        @Override
        public int attempts() {
            return 5;
        }

        @Override
        public Duration reviewLifetime() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration idempotencyLifetime() {
            return Duration.ofHours(1);
        }
    }

    Slot(Path file, String deployment, Evaluator evaluator) throws SQLException {
        this.file = file;
        this.evaluator = evaluator;
        this.open = new OpenWriter(file, deployment);
    }

    /** Starts to decide; what was proposed before waits together until then. */
    Slot start() throws SQLException {
        PermitTokens tokens = new PermitTokens("a permit key for tests".getBytes(StandardCharsets.UTF_8));
        DecisionConfig config = new Settings();
        pipeline = new DecisionPipeline(
                lanes,
                Database.open(file).reader(),
                evaluator,
                open.writer(),
                new DecisionRecorder(tokens, config),
                new Repeats(new DecisionStore(open.reads(), tokens)),
                () -> new Facts.Journal(true, 0, true),
                config,
                OpenWriter.CLOCK,
                answered -> {},
                () -> {
                    throw new AssertionError("the pipeline stops the process");
                });
        return this;
    }

    /** Registers an agent that trades for the one account. */
    void register(String agent) {
        change(transaction -> {
            var session = transaction.session();
            session.update("INSERT INTO agent VALUES (?, ?, 'alice', 600, 600, NULL, 0, NULL, 0)", agent, ACCOUNT);
            return session.update(
                    "INSERT OR IGNORE INTO account VALUES (?, 'USD', '1000', '1000', 'today', '1000', 0, 0)", ACCOUNT);
        });
    }

    <T> T change(Change<T> change) {
        return open.writer().submit(change).join();
    }

    boolean isWriting() {
        return open.writer().isOpen();
    }

    CompletableFuture<Decision> buy(String agent, String key) {
        var parameters =
                CanonicalJson.object().put("symbol", "AAPL").put("side", "buy").put("quantity", "1");
        return propose(agent, new Proposal("trade", parameters, null, List.of(), null), key);
    }

    CompletableFuture<Decision> changeTheRules(String agent) {
        return propose(agent, new Proposal("rule_change", CanonicalJson.object(), null, List.of(), null), "");
    }

    private CompletableFuture<Decision> propose(String agent, Proposal proposal, String key) {
        Pending pending = Pending.arriving(
                agent,
                proposal,
                key.isEmpty() ? Idempotency.NONE : new Idempotency(key, "body"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        if (!lanes.offer("account " + ACCOUNT, pending)) {
            throw new AssertionError("the lanes are full");
        }
        return pending.answer();
    }

    @Override
    public void close() throws SQLException {
        if (pipeline != null) {
            pipeline.close();
        }
        open.close();
    }
}
