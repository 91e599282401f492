package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.util.concurrent.TimeUnit;

/** One event loop of the edge, with connections of its own to the backends, so that no request changes threads. */
final class EdgeLoop extends AbstractVerticle {
    private static final long UNUSED_TURN_MILLIS = 100;

    private final DeployerConfig.Edge config;
    private final int port;
    private final Backends backends;
    private final EdgeMetrics metrics;
    private final EdgeState state;

    EdgeLoop(DeployerConfig.Edge config, int port, Backends backends, EdgeMetrics metrics, EdgeState state) {
        this.config = config;
        this.port = port;
        this.backends = backends;
        this.metrics = metrics;
        this.state = state;
    }

    @Override
    public void start(Promise<Void> started) {
        Origins origins = new Origins(vertx, config, backends, metrics, state);
        // The proxy wants a client of its own, which it never asks: each request is made by its origin.
        HttpClient unused = vertx.createHttpClient();
        HttpProxy proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), unused)
                .origin(origins)
                .addInterceptor(new Forwarding(config.maxBodyBytes(), metrics, state));
        ClientConnections clients = new ClientConnections(config, state);
        vertx.setPeriodic(ClientConnections.turnMillis(config.readTimeout()), turn -> clients.closeOverdue());
        vertx.setPeriodic(UNUSED_TURN_MILLIS, turn -> origins.closeUnused());
        vertx.createHttpServer(serverOptions())
                .connectionHandler(clients)
                .requestHandler(new Gate(config.maxBodyBytes(), metrics, state, proxy))
                .listen(port, config.host())
                .onSuccess(server -> state.port(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setMaxHeaderSize(config.maxHeaderBytes())
                .setMaxInitialLineLength(config.maxRequestLineBytes())
                // HTTP/2 knows other limits than those of the headers above; the edge does not speak it.
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTcpNoDelay(true);
    }
}
