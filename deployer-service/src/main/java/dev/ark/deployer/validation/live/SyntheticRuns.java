package dev.ark.deployer.validation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** The synthetic runs since the start: one at a time, the last ones remembered. Thread-safe. */
@Singleton
public final class SyntheticRuns {
    private static final int REMEMBERED = 20;

    private final DeployerConfig config;
    private final LocalLayout layout;
    private final ServiceIdentity identity;
    private final EmbeddedEdge edge;
    private final Clock clock;
    private final Deque<TrackedRun> runs = new ArrayDeque<>();

    SyntheticRuns(DeployerConfig config, LocalLayout layout, ServiceIdentity identity, EmbeddedEdge edge, Clock clock) {
        this.config = config;
        this.layout = layout;
        this.identity = identity;
        this.edge = edge;
        this.clock = clock;
    }

    /**
     * Starts a run.
     *
     * @param operator the Authorization header of the operator who asks for it, in whose name the run's agent is registered
     * @throws ProblemException CONFLICT while another one goes on, UNAVAILABLE when the run's tokens cannot be read
     */
    public synchronized SyntheticView start(SyntheticPlan plan, String operator) {
        if (!runs.isEmpty() && runs.getLast().running()) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "synthetic run " + runs.getLast().id() + " goes on");
        }
        TrackedRun run = new TrackedRun("syn-" + UUID.randomUUID(), plan, prepare(plan, operator), clock.instant());
        runs.addLast(run);
        if (runs.size() > REMEMBERED) {
            runs.removeFirst();
        }
        Thread.ofVirtual().name(run.id()).start(run::go);
        return run.view();
    }

    /**
     * A run.
     *
     * @throws ProblemException NOT_FOUND for one that never was, or that is forgotten
     */
    public synchronized SyntheticView find(String id) {
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no synthetic run " + id))
                .view();
    }

    private SyntheticRun prepare(SyntheticPlan plan, String operator) {
        DeployerConfig.Synthetic settings = config.synthetic();
        URI address = URI.create("http://" + config.edge().host() + ":" + edge.port());
        EdgeClient client = new EdgeClient(address, settings.requestTimeout());
        Tokens tokens = tokens(operator);
        SyntheticTrades trades = SyntheticTrades.of(plan, (int) (clock.millis() % Integer.MAX_VALUE));
        return new SyntheticRun(
                plan,
                client,
                tokens,
                new Market(client, tokens, trades, clock),
                new Shooter(client, tokens, trades, clock),
                settings.factRefresh());
    }

    private Tokens tokens(String operator) {
        try {
            return Tokens.read(layout, identity.tokenFile(), operator);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, e.getMessage(), e);
        }
    }
}
