package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.deployer.validation.live.ServiceClient.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** A trial agent's registration and the facts that its proposals are decided on, kept fresh while a run goes on. Its account has its name. */
final class Market {
    private static final Logger LOG = Logger.getLogger(Market.class);

    private final ServiceClient edge;
    private final Tokens tokens;
    private final String agent;
    private final List<String> symbols;
    private final Clock clock;

    Market(ServiceClient edge, Tokens tokens, String agent, List<String> symbols, Clock clock) {
        this.edge = edge;
        this.tokens = tokens;
        this.agent = agent;
        this.symbols = List.copyOf(symbols);
        this.clock = clock;
    }

    /**
     * Registers the agent, and tells the first facts.
     *
     * @param limit actions, and orders, that it may take a minute
     */
    void open(int limit) throws CallFailedException {
        edge.put(
                Caller.bearing(tokens.validator()),
                "/v1/agents/" + agent,
                new AgentRegistration(agent, SyntheticTrades.PRINCIPAL, limit, limit),
                JsonNode.class);
        fact("sources/" + SyntheticTrades.PRINCIPAL, SyntheticTrades.source());
        fact("evidence/" + SyntheticTrades.EVIDENCE, SyntheticTrades.evidence());
        for (String symbol : symbols) {
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

    /** Tells what grows old again. */
    void refresh() throws CallFailedException {
        fact("accounts/" + agent, SyntheticTrades.account());
        for (String symbol : symbols) {
            fact("marks/" + symbol, SyntheticTrades.mark(clock.instant()));
        }
    }

    private void fact(String path, Object fact) throws CallFailedException {
        edge.put(Caller.bearing(tokens.broker()), "/v1/facts/" + path, fact, JsonNode.class);
    }
}
