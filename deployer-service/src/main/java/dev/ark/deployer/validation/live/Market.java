package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.deployer.validation.live.EdgeClient.Caller;
import dev.ark.runtime.trace.TraceParent;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The facts that a synthetic run's proposals are decided on, kept fresh while it goes on. */
final class Market {
    private static final Logger LOG = Logger.getLogger(Market.class);
    private static final int LEAST_RATE = 600;

    private final EdgeClient edge;
    private final Tokens tokens;
    private final SyntheticTrades trades;
    private final Clock clock;

    Market(EdgeClient edge, Tokens tokens, SyntheticTrades trades, Clock clock) {
        this.edge = edge;
        this.tokens = tokens;
        this.trades = trades;
        this.clock = clock;
    }

    /** Registers the agent, with limits that the plan stays far below, and tells the first facts. */
    void open(SyntheticPlan plan) throws CallFailedException {
        int aMinute = plan.hz().setScale(0, RoundingMode.CEILING).intValueExact() * 60;
        int limit = Math.max(LEAST_RATE, 4 * aMinute);
        edge.put(
                new Caller(tokens.operator(), TraceParent.continuing(null)),
                "/v1/agents/" + SyntheticTrades.AGENT,
                new AgentRegistration(SyntheticTrades.AGENT, SyntheticTrades.PRINCIPAL, limit, limit),
                JsonNode.class);
        fact("sources/" + SyntheticTrades.PRINCIPAL, SyntheticTrades.source());
        fact("evidence/" + SyntheticTrades.EVIDENCE, SyntheticTrades.evidence());
        for (String symbol : trades.instruments()) {
            fact("instruments/" + symbol, SyntheticTrades.instrument());
        }
        refresh();
    }

    /** Tells the facts again at an interval, until the thread is interrupted. */
    void keepFresh(Duration interval) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(interval);
                refresh();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CallFailedException e) {
                // The decisions tell whether the facts have become too old.
                LOG.warnf("the synthetic facts were not refreshed: %s", e.getMessage());
            }
        }
    }

    private void refresh() throws CallFailedException {
        fact("accounts/" + SyntheticTrades.AGENT, SyntheticTrades.account());
        for (String symbol : trades.instruments()) {
            fact("marks/" + symbol, SyntheticTrades.mark(clock.instant()));
        }
    }

    private void fact(String path, Object fact) throws CallFailedException {
        edge.put(Caller.bearing(tokens.broker()), "/v1/facts/" + path, fact, JsonNode.class);
    }
}
