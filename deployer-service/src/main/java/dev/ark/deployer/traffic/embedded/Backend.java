package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/** One event loop's connections to one core. What they need is made once and never for a request. Only that loop uses it. */
final class Backend {
    private final Vertx vertx;
    private final HttpClientOptions options;
    private final RequestOptions stream;
    private final RequestOptions answer;
    private HttpClient client;
    private boolean used;

    Backend(Vertx vertx, DeployerConfig.Edge config, int port) {
        this.vertx = vertx;
        this.options = new HttpClientOptions()
                .setKeepAlive(true)
                .setPipelining(false)
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxHeaderSize(config.maxHeaderBytes())
                .setTcpNoDelay(true);
        this.stream = new RequestOptions()
                .setHost(Backends.HOST)
                .setPort(port)
                .setConnectTimeout(config.connectTimeout().toMillis());
        this.answer = new RequestOptions(stream)
                .setIdleTimeout(config.upstreamTimeout().toMillis());
        this.client = vertx.createHttpClient(options);
    }

    /**
     * A connection for a request; when it fails, nothing has been sent.
     *
     * @param silent whether the answer may be silent for ever
     */
    Future<HttpClientRequest> connect(boolean silent) {
        used = true;
        return client.request(silent ? stream : answer);
    }

    /** Closes all connections; the next request makes a new one. */
    void disconnect() {
        if (used) {
            used = false;
            client.close();
            client = vertx.createHttpClient(options);
        }
    }
}
