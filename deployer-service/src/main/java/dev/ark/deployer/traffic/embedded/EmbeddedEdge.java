package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The edge as part of the deployer. It has event loops of its own, apart from those of the deployer's API, so that neither waits for the
 * other and no metrics of the framework are taken for each request. The shares live in memory: a restart sends everything to stable.
 */
public final class EmbeddedEdge implements TrafficRouter {
    private static final Logger LOG = Logger.getLogger(EmbeddedEdge.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final DeployerConfig.Edge config;
    private final int port;
    private final Backends backends;
    private final EdgeMetrics metrics;
    private final EdgeState state;
    private final Vertx vertx;

    /**
     * An edge that does not listen yet.
     *
     * @param port to listen on; 0 for any free one
     */
    public EmbeddedEdge(DeployerConfig.Edge config, int port, Backends backends, EdgeMetrics metrics) {
        this.config = config;
        this.port = port;
        this.backends = backends;
        this.metrics = metrics;
        this.state = new EdgeState(config.maxRequests(), config.maxHeldBytes());
        metrics.show(state.split());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /**
     * Listens.
     *
     * @return the port
     * @throws IllegalStateException when the port cannot be listened on
     */
    public int listen() {
        DeploymentOptions eachLoop = new DeploymentOptions().setInstances(eventLoops());
        try {
            vertx.deployVerticle(() -> new EdgeLoop(config, port, backends, metrics, state), eachLoop)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the edge cannot listen on " + config.host() + ":" + port, e.getCause());
        }
        state.serving(true);
        LOG.infof("the edge listens on http://%s:%d", config.host(), state.port());
        return state.port();
    }

    @Override
    public void route(Shares desired) {
        state.split().become(desired);
        LOG.infof(
                "traffic: %d %% stable, %d %% canary, %d %% shed", desired.stable(), desired.canary(), desired.shed());
    }

    @Override
    public Observed observed() {
        return new Observed(state.split().shares(), state.serving());
    }

    @Override
    public Map<Slot, Traffic> counted() {
        return metrics.counted(state.split());
    }

    /** The port that it listens on. */
    public int port() {
        return state.port();
    }

    /** Where a slot's requests go. */
    public String backend(Slot slot) {
        return backends.url(slot);
    }

    /** Bytes of requests' bodies that it holds. */
    long heldBytes() {
        return state.heldBytes();
    }

    /** Refuses new requests, waits for those under way for as long as the configuration says, and closes. */
    public void drain() {
        state.serving(false);
        long deadline = System.nanoTime() + config.drain().toNanos();
        try {
            while (state.underWay() > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.warn("the edge did not close in order", e);
        }
    }

    private int eventLoops() {
        return config.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
    }
}
