package dev.ark.core.decision;

import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.core.Graveyard;
import dev.ark.core.ReleaseKeys;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The decision path of one slot on a real file, without HTTP: several can share the file. */
final class Slot implements AutoCloseable {
    static final String ACCOUNT = "acct-1";

    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final Path file;
    private final Evaluator evaluator;
    private final OpenWriter open;
    private final Lanes lanes = new Lanes(1_000, 1_000);
    private final String deployment;
    private volatile Supplier<RulesetView> shown = () -> Graveyard.RULES;
    private Rulesets rulesets;
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
        public Duration approvalLifetime() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration repeatWindow() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration idempotencyLifetime() {
            return Duration.ofHours(1);
        }
    }

    Slot(Path file, String deployment, Evaluator evaluator) throws SQLException {
        this.file = file;
        this.evaluator = evaluator;
        this.deployment = deployment;
        this.open = new OpenWriter(file, deployment);
    }

    /** Starts to decide; what was proposed before waits together until then. */
    Slot start() throws SQLException {
        PermitTokens tokens = new PermitTokens("a permit key for tests".getBytes(StandardCharsets.UTF_8));
        DecisionConfig config = new Settings();
        Repeats repeats = new Repeats(new DecisionStore(open.reads(), tokens), open.writer(), config, OpenWriter.CLOCK);
        rulesets = new Rulesets(
                new Shown(), open.writer(), open.reads(), new ReleaseKey(ReleaseKeys.PUBLIC_KEY), deployment);
        pipeline = new DecisionPipeline(
                lanes,
                Database.open(file).reader(),
                evaluator,
                rulesets,
                repeats,
                new CommitStage(
                        lanes,
                        open.writer(),
                        new DecisionRecorder(tokens, config),
                        repeats,
                        config,
                        OpenWriter.CLOCK,
                        answered -> {}),
                () -> new Facts.Journal(true, 0, true),
                config.largestRound(),
                OpenWriter.CLOCK,
                () -> {
                    throw new AssertionError("the pipeline stops the process");
                });
        return this;
    }

    /** Shows other rules from now on, as a graveyard does that was started anew. */
    Slot showing(RulesetView next) {
        return showing(() -> next);
    }

    /** Shows from now on what is supplied when it is asked for. */
    Slot showing(Supplier<RulesetView> next) {
        shown = next;
        return this;
    }

    private final class Shown implements RulesetSource {
        @Override
        public RulesetView ruleset() {
            return shown.get();
        }

        @Override
        public OverlayView overlay() {
            throw new Evaluator.EvaluatorUnavailableException("there is none");
        }

        @Override
        public EvaluationResponse evaluate(CandidateEvaluation candidate) {
            throw new AssertionError("nothing is replayed");
        }
    }

    /** The action types of the rules in use. */
    ActionTypes types() {
        return rulesets.types();
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

    /** Proposes an order that is like no other. */
    CompletableFuture<Decision> buy(String agent, String key) {
        return buyTo(agent, ORDERS.incrementAndGet(), key);
    }

    /** Proposes an order; its target makes it the same as another, or not. */
    CompletableFuture<Decision> buyTo(String agent, int target, String key) {
        return trade("trade", agent, target, key);
    }

    /** Proposes an order by a type that the rules register. */
    CompletableFuture<Decision> swap(String agent) {
        return trade("swap", agent, ORDERS.incrementAndGet(), "");
    }

    private CompletableFuture<Decision> trade(String type, String agent, int target, String key) {
        var parameters = CanonicalJson.object()
                .put("symbol", "AAPL")
                .put("side", "buy")
                .put("quantity", "1")
                .put("take_profit", Integer.toString(target));
        return propose(agent, new Proposal(type, parameters, null, List.of(), null), key);
    }

    CompletableFuture<Decision> transfer(String agent) {
        var parameters =
                CanonicalJson.object().put("amount", "5").put("currency", "USD").put("destination", "d");
        return propose(agent, new Proposal("transfer", parameters, null, List.of(), null), "");
    }

    /** What is kept of a decision that waits. */
    Waiting waiting(String decisionId) {
        return change(
                transaction -> Waiting.read(transaction.session(), decisionId).orElseThrow());
    }

    /** Has a decision that waits decided anew. */
    CompletableFuture<Decision> settle(Waiting waiting) {
        return offered(Pending.settling(waiting, ActionTypes.BUILT_IN));
    }

    CompletableFuture<Decision> changeTheRules(String agent) {
        return propose(agent, new Proposal("rule_change", CanonicalJson.object(), null, List.of(), null), "");
    }

    private CompletableFuture<Decision> propose(String agent, Proposal proposal, String key) {
        Pending pending = Pending.arriving(
                agent,
                proposal,
                ActionTypes.BUILT_IN,
                key.isEmpty() ? Idempotency.NONE : new Idempotency(key, "body"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        return offered(pending);
    }

    private CompletableFuture<Decision> offered(Pending pending) {
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
