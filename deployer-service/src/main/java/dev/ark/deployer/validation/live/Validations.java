package dev.ark.deployer.validation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import dev.ark.deployer.validation.CheckCategory;
import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.ValidationCheck;
import dev.ark.deployer.validation.ValidationResult;
import dev.ark.deployer.validation.ValidationTrades;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The validations: one at a time, the last ones kept. Thread-safe. */
@Singleton
public final class Validations implements ValidationService {
    private static final String AGENT_TOKEN = "validation-agent";

    private final DeployerConfig config;
    private final LocalLayout layout;
    private final Tokens.Files tokens;
    private final EmbeddedEdge edge;
    private final Clock clock;
    private final Runs<ValidationView> runs;

    Validations(DeployerConfig config, LocalLayout layout, ServiceIdentity identity, EmbeddedEdge edge, Clock clock) {
        this.config = config;
        this.layout = layout;
        this.tokens = new Tokens.Files(layout, config, identity);
        this.edge = edge;
        this.clock = clock;
        this.runs = new Runs<>(
                "validation",
                new KeptResults<>(layout.deployerDirectory().resolve("validations"), ValidationView.class));
    }

    /**
     * Starts a validation.
     *
     * @param category all checks when empty
     * @throws ProblemException CONFLICT while another one goes on, UNAVAILABLE when its tokens cannot be read
     */
    public ValidationView start(Optional<CheckCategory> category) {
        return runs.start(prepare(category, _ -> {}));
    }

    @Override
    public ValidationResult run(Optional<CheckCategory> category, Consumer<List<CheckReport>> listener)
            throws InterruptedException {
        TrackedValidation run = prepare(category, listener);
        runs.perform(run);
        return run.result();
    }

    /**
     * A validation.
     *
     * @throws ProblemException NOT_FOUND for one that never was, or that is forgotten
     */
    public ValidationView find(String id) {
        return runs.find(id);
    }

    /** The validations that are remembered, newest first. */
    public List<ValidationView> list() {
        return runs.list();
    }

    private TrackedValidation prepare(Optional<CheckCategory> category, Consumer<List<CheckReport>> listener) {
        String name = category.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("all");
        ValidationRun run = new ValidationRun(site(), ValidationCheck.of(category), listener);
        return new TrackedValidation("val-" + UUID.randomUUID(), name, run, clock.instant());
    }

    private Site site() {
        DeployerConfig.Validation settings = config.validation();
        URI edgeAddress = URI.create("http://" + config.edge().host() + ":" + edge.port());
        URI watchdogAddress = SlotAddresses.stable(config.services(), layout).watchdog();
        ServiceClient client = new ServiceClient(edgeAddress, settings.requestTimeout());
        Tokens held = tokens.read(AGENT_TOKEN);
        return new Site(
                client,
                new ServiceClient(watchdogAddress, settings.requestTimeout()),
                held,
                new CoreReader(client, held),
                new Market(client, held, ValidationTrades.AGENT, List.of(ValidationTrades.SYMBOL), clock),
                new OrderDesk(client, held, clock),
                new ValidationTrades((int) (clock.millis() / 100 % Integer.MAX_VALUE)),
                settings);
    }
}
