package dev.ark.core;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The other side of the core's question, over real HTTP, with rules simple enough to reason about in a test: halted denies, a quarantined or
 * unknown agent is denied, and no symbol may be held beyond {@value #MOST_OF_A_SYMBOL} units in the worst case. How it answers can be spoilt.
 */
public final class Graveyard implements QuarkusTestResourceLifecycleManager {
    public static final int MOST_OF_A_SYMBOL = 100;

    /** How long the core waits: longer than in production, so that a busy machine denies nothing that a test expects to be approved. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How the graveyard behaves. */
    public enum Mood {
        ANSWERS,
        IS_SLOW,
        TALKS_GARBAGE,
        ANSWERS_TOO_FEW,
        ANSWERS_NOTHING,
        CONTRADICTS_ITSELF,
        FAILS
    }

    /** The rules above, and a type of orders besides. */
    public static final RulesetView RULES = rules(1, "released");

    private static final Ruleset RULESET = ruleset(RULES);

    /** The overlay that is shown. */
    public static final String OVERLAY = "deny: none of ours";

    /** A rationale that the overlay objects to. */
    public static final String OVERLAYS_OBJECTION = "as the overlay forbids it";

    private static volatile Mood mood = Mood.ANSWERS;
    private static volatile RulesetView served = RULES;

    private HttpServer server;

    public static void be(Mood next) {
        mood = next;
    }

    /** Serves other rules from now on. */
    public static void serve(RulesetView next) {
        served = next;
    }

    /** Rules of a revision; the note makes them others. */
    public static RulesetView rules(long revision, String note) {
        String manifest = "{\"action_types\":{\"swap\":\"trade\"},\"note\":\"" + note + "\",\"revision\":" + revision
                + ",\"version\":\"test\"}";
        return view(revision, CanonicalJson.sha256(manifest), manifest);
    }

    /** How rules are shown that were released. */
    public static RulesetView view(long revision, String sha256, String manifest) {
        return view(revision, sha256, manifest, ReleaseKeys.sign(manifest));
    }

    /** How rules are shown that have some signature. */
    public static RulesetView view(long revision, String sha256, String manifest, String signature) {
        return new RulesetView(
                true,
                null,
                "test",
                revision,
                sha256,
                signature,
                "",
                "0444",
                null,
                null,
                Map.of("swap", "trade"),
                manifest,
                null);
    }

    public static Ruleset ruleset(RulesetView view) {
        return new Ruleset(view.version(), view.revision(), view.sha256());
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/evaluations", this::answer);
        server.createContext("/v1/ruleset", exchange -> show(exchange, served));
        server.createContext(
                "/v1/overlay", exchange -> show(exchange, new OverlayView(CanonicalJson.sha256(OVERLAY), OVERLAY)));
        server.createContext("/v1/rules", exchange -> show(exchange, Map.of("rules", List.of())));
        server.createContext("/v1/rules/no_rule", exchange -> refuse(exchange, ProblemCode.NOT_FOUND));
        server.createContext("/v1/rulesets:replay", this::replay);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "ark.core.graveyard.url",
                url,
                "quarkus.rest-client.graveyard.url",
                url,
                "quarkus.rest-client.graveyard.read-timeout",
                Long.toString(PATIENCE.toMillis()),
                "ark.core.decision.evaluation-timeout",
                PATIENCE.toString(),
                "ark.core.decision.facts-lifetime",
                "20s",
                "ark.core.ruleset.public-key",
                ReleaseKeys.PUBLIC_KEY,
                "ark.core.decision.repeat-window",
                "0s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void show(HttpExchange exchange, Object body) throws IOException {
        try (exchange) {
            send(exchange, mood == Mood.FAILS ? 500 : 200, ArkJson.mapper().writeValueAsBytes(body));
        }
    }

    private static void refuse(HttpExchange exchange, ProblemCode code) throws IOException {
        try (exchange) {
            byte[] body = ArkJson.mapper().writeValueAsBytes(Problem.of(code, "as the graveyard says it"));
            send(exchange, code.status(), body);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A candidate whose manifest says so allows {@value #MOST_OF_A_SYMBOL} units less of a symbol, which is none at all. */
    private void replay(HttpExchange exchange) throws IOException {
        try (exchange) {
            CandidateEvaluation candidate =
                    ArkJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), CandidateEvaluation.class);
            if (!candidate.manifest().startsWith("{")) {
                refuse(exchange, ProblemCode.INVALID_VALUE);
                return;
            }
            int most = candidate.manifest().contains("nothing may be held") ? 0 : MOST_OF_A_SYMBOL;
            Ruleset ruleset = new Ruleset("candidate", 9, CanonicalJson.sha256(candidate.manifest()));
            send(exchange, 200, ArkJson.mapper().writeValueAsBytes(evaluate(candidate.request(), ruleset, most)));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            EvaluationRequest request =
                    ArkJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), EvaluationRequest.class);
            byte[] body = switch (mood) {
                case TALKS_GARBAGE -> "{\"approved\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                case ANSWERS_TOO_FEW -> ArkJson.mapper().writeValueAsBytes(new EvaluationResponse(RULESET, List.of()));
                case ANSWERS_NOTHING -> answering(request, null);
                case CONTRADICTS_ITSELF -> answering(request, contradiction());
                default -> ArkJson.mapper().writeValueAsBytes(evaluate(request, ruleset(served), MOST_OF_A_SYMBOL));
            };
            if (mood == Mood.IS_SLOW) {
                LockSupport.parkNanos(PATIENCE.plusMillis(500).toNanos());
            }
            send(exchange, mood == Mood.FAILS ? 500 : 200, body);
        }
    }

    private static byte[] answering(EvaluationRequest request, Verdict verdict) throws IOException {
        List<List<Verdict>> groups = request.groups().stream()
                .map(group -> Collections.nCopies(group.items().size(), verdict))
                .toList();
        return ArkJson.mapper().writeValueAsBytes(new EvaluationResponse(RULESET, groups));
    }

    private static Verdict contradiction() {
        Verdict approval = approval();
        return new Verdict(
                Outcome.APPROVED,
                denial("max_position_size").violations(),
                approval.warnings(),
                approval.measurements(),
                approval.rulesChecked(),
                approval.claimMismatches(),
                approval.complianceScore(),
                approval.evalMicros());
    }

    /** The verdicts on a request, by the rules above. */
    public static EvaluationResponse evaluate(EvaluationRequest request) {
        return evaluate(request, RULESET, MOST_OF_A_SYMBOL);
    }

    /** The same verdicts, said to be those of some rules. */
    public static EvaluationResponse evaluate(EvaluationRequest request, RulesetView rules) {
        return evaluate(request, ruleset(rules), MOST_OF_A_SYMBOL);
    }

    private static EvaluationResponse evaluate(EvaluationRequest request, Ruleset ruleset, int most) {
        List<List<Verdict>> groups = new ArrayList<>();
        for (EvaluationRequest.Group group : request.groups()) {
            Facts facts = group.facts();
            List<Verdict> verdicts = new ArrayList<>();
            for (EvaluationRequest.Item item : group.items()) {
                Verdict verdict = verdict(objection(facts, item, most), item);
                verdicts.add(verdict);
                facts = facts.after(item.agent(), item.actionDigest(), action(item), verdict.outcome());
            }
            groups.add(verdicts);
        }
        return new EvaluationResponse(ruleset, groups);
    }

    private static Verdict verdict(String objection, EvaluationRequest.Item item) {
        return switch (objection) {
            case "" -> approval();
            case "human_in_loop_critical" -> ruling(objection, Effect.PENDING_HUMAN, Outcome.PENDING_APPROVAL, "waits");
            case "transparent_reasoning" ->
                ruling(
                        objection,
                        Effect.DENY,
                        Outcome.DENIED,
                        "told " + item.proposal().rationale());
            default -> denial(objection);
        };
    }

    private static String objection(Facts facts, EvaluationRequest.Item item, int most) {
        if (facts.control().tradingState() == TradingState.HALTED) {
            return "emergency_halt_enabled";
        }
        if (OVERLAYS_OBJECTION.equals(item.proposal().rationale())) {
            return "overlay/none_of_ours";
        }
        if (facts.agent(item.agent()).isEmpty()
                || facts.agent(item.agent()).get().quarantined()) {
            return "watchdog_monitoring";
        }
        if (action(item) instanceof Trade trade) {
            String account = facts.agent(item.agent()).get().account();
            var holding = facts.account(account)
                    .map(a -> a.holding(trade.symbol()))
                    .orElse(Account.Holding.NONE)
                    .withOpen(trade.signedQuantity(), trade.stopLoss());
            if (holding.quantity().add(holding.openBuys()).intValueExact() > most) {
                return "max_position_size";
            }
        }
        return switch (item.proposal().actionType()) {
            case "execute_code" -> facts.review(item.actionDigest()).isPresent() ? "" : "require_hrm_approval";
            case "rule_change" -> "immutable_graveyard";
            case "transfer" -> facts.review(item.actionDigest()).isPresent() ? "" : "human_in_loop_critical";
            case "publish" -> item.proposal().rationale() == null ? "" : "transparent_reasoning";
            default -> "";
        };
    }

    private static dev.ark.contract.action.Action action(EvaluationRequest.Item item) {
        return ActionParser.parse(
                ActionTypes.registering(RULES.actionTypes()),
                item.proposal().actionType(),
                item.proposal().parameters());
    }

    private static Verdict approval() {
        return new Verdict(
                Outcome.APPROVED,
                List.of(),
                List.of(),
                List.of(),
                List.of("max_position_size"),
                List.of(),
                BigDecimal.ONE,
                7);
    }

    private static Verdict denial(String rule) {
        Effect effect = rule.equals("immutable_graveyard") ? Effect.DENY_AND_QUARANTINE : Effect.DENY;
        return ruling(rule, effect, Outcome.DENIED, "denied by " + rule);
    }

    private static Verdict ruling(String rule, Effect effect, Outcome outcome, String message) {
        Violation violation = new Violation(rule, "test", Severity.HIGH, effect, message, "1", "0", "times");
        return new Verdict(
                outcome, List.of(violation), List.of(), List.of(), List.of(rule), List.of(), new BigDecimal("0.5"), 7);
    }
}
