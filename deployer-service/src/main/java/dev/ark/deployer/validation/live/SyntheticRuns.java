package dev.ark.deployer.validation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The synthetic runs: one at a time, the last ones kept. Thread-safe. */
@Singleton
public final class SyntheticRuns implements SyntheticService {
    private static final String AGENT_TOKEN = "synthetic-agent";

    private final DeployerConfig config;
    private final Tokens.Files tokens;
    private final EmbeddedEdge edge;
    private final Clock clock;
    private final Runs<SyntheticView> runs;

    SyntheticRuns(DeployerConfig config, LocalLayout layout, ServiceIdentity identity, EmbeddedEdge edge, Clock clock) {
        this.config = config;
        this.tokens = new Tokens.Files(layout, config, identity);
        this.edge = edge;
        this.clock = clock;
        this.runs = new Runs<>(
                "synthetic run",
                new KeptResults<>(layout.deployerDirectory().resolve("synthetic"), SyntheticView.class));
    }

    /**
     * Starts a run.
     *
     * @throws ProblemException CONFLICT while another one goes on, UNAVAILABLE when the run's tokens cannot be read
     */
    public SyntheticView start(SyntheticPlan plan) {
        return runs.start(prepare(plan, _ -> {}));
    }

    @Override
    public SyntheticResult run(SyntheticPlan plan, IntConsumer listener) throws InterruptedException {
        TrackedSynthetic run = prepare(plan, listener);
        runs.perform(run);
        return run.result();
    }

    /**
     * A run.
     *
     * @throws ProblemException NOT_FOUND for one that never was, or that is forgotten
     */
    public SyntheticView find(String id) {
        return runs.find(id);
    }

    /** The runs that are remembered, newest first. */
    public List<SyntheticView> list() {
        return runs.list();
    }

    private TrackedSynthetic prepare(SyntheticPlan plan, IntConsumer listener) {
        DeployerConfig.Synthetic settings = config.synthetic();
        URI address = URI.create("http://" + config.edge().host() + ":" + edge.port());
        ServiceClient client = new ServiceClient(address, settings.requestTimeout());
        Tokens held = tokens.read(AGENT_TOKEN);
        SyntheticTrades trades = SyntheticTrades.of(plan, (int) (clock.millis() % Integer.MAX_VALUE));
        Market market = new Market(client, held, SyntheticTrades.AGENT, trades.instruments(), clock);
        Shooter shooter = new Shooter(new OrderDesk(client, held, clock), trades);
        SyntheticRun run =
                new SyntheticRun(plan, new CoreReader(client, held), market, shooter, settings.factRefresh(), listener);
        return new TrackedSynthetic("syn-" + UUID.randomUUID(), plan, run, clock.instant());
    }
}
