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
import dev.ark.contract.json.ArkJson;
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

    private static volatile Mood mood = Mood.ANSWERS;

    private HttpServer server;

    public static void be(Mood next) {
        mood = next;
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
                "20s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            EvaluationRequest request =
                    ArkJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), EvaluationRequest.class);
            byte[] body = switch (mood) {
                case TALKS_GARBAGE -> "{\"approved\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                case ANSWERS_TOO_FEW ->
                    ArkJson.mapper().writeValueAsBytes(new EvaluationResponse(new Ruleset("t", 1, "00"), List.of()));
                case ANSWERS_NOTHING -> answering(request, null);
                case CONTRADICTS_ITSELF -> answering(request, contradiction());
                default -> ArkJson.mapper().writeValueAsBytes(evaluate(request));
            };
            if (mood == Mood.IS_SLOW) {
                LockSupport.parkNanos(PATIENCE.plusMillis(500).toNanos());
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(mood == Mood.FAILS ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] answering(EvaluationRequest request, Verdict verdict) throws IOException {
        List<List<Verdict>> groups = request.groups().stream()
                .map(group -> Collections.nCopies(group.items().size(), verdict))
                .toList();
        return ArkJson.mapper().writeValueAsBytes(new EvaluationResponse(new Ruleset("t", 1, "00"), groups));
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
        List<List<Verdict>> groups = new ArrayList<>();
        for (EvaluationRequest.Group group : request.groups()) {
            Facts facts = group.facts();
            List<Verdict> verdicts = new ArrayList<>();
            for (EvaluationRequest.Item item : group.items()) {
                String objection = objection(facts, item);
                verdicts.add(objection.isEmpty() ? approval() : denial(objection));
                facts = facts.after(
                        item.agent(), action(item), objection.isEmpty() ? Outcome.APPROVED : Outcome.DENIED);
            }
            groups.add(verdicts);
        }
        return new EvaluationResponse(new Ruleset("test", 1, "00"), groups);
    }

    private static String objection(Facts facts, EvaluationRequest.Item item) {
        if (facts.control().tradingState() == TradingState.HALTED) {
            return "emergency_halt_enabled";
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
            if (holding.quantity().add(holding.openBuys()).intValueExact() > MOST_OF_A_SYMBOL) {
                return "max_position_size";
            }
        }
        return switch (item.proposal().actionType()) {
            case "execute_code" -> facts.review(item.actionDigest()).isPresent() ? "" : "require_hrm_approval";
            case "rule_change" -> "immutable_graveyard";
            default -> "";
        };
    }

    private static dev.ark.contract.action.Action action(EvaluationRequest.Item item) {
        return ActionParser.parse(
                ActionTypes.BUILT_IN,
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
        Violation violation =
                new Violation(rule, "test", Severity.HIGH, effect, "denied by " + rule, "1", "0", "times");
        return new Verdict(
                Outcome.DENIED,
                List.of(violation),
                List.of(),
                List.of(),
                List.of(rule),
                List.of(),
                new BigDecimal("0.5"),
                7);
    }
}
