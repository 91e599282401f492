package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.traffic.Slot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gets a connection to the backend of a request's slot. When none can be had, nothing has been sent, and the request goes to the other slot once, if
 * that serves now. Only its event loop uses it.
 */
final class Origins implements OriginRequestProvider {
    private static final String STREAM = "/v1/events/stream";

    private final Map<Slot, Backend> backends = new EnumMap<>(Slot.class);
    private final EdgeMetrics metrics;
    private final EdgeState state;

    Origins(Vertx vertx, DeployerConfig.Edge config, Backends places, EdgeMetrics metrics, EdgeState state) {
        for (Slot slot : Slot.values()) {
            backends.put(slot, new Backend(vertx, config, places.port(slot)));
        }
        this.metrics = metrics;
        this.state = state;
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        Passage passage = Forwarding.passage(context);
        boolean stream = isStream(context);
        Slot first = passage.slot().orElseThrow();
        return backends.get(first).connect(stream).recover(failure -> {
            NotConnectedException unconnected = new NotConnectedException(failure);
            return unconnected.tooBusy() || !passage.changeFrom(first)
                    ? Future.failedFuture(unconnected)
                    : redispatch(passage, first, stream, unconnected);
        });
    }

    /** Closes the connections to each slot that has neither a share nor a request, event streams too: their readers take them up elsewhere. */
    void closeUnused() {
        backends.forEach((slot, backend) -> {
            if (state.split().isIdle(slot)) {
                backend.disconnect();
            }
        });
    }

    private Future<HttpClientRequest> redispatch(
            Passage passage, Slot first, boolean stream, NotConnectedException unconnected) {
        return backends.get(first.other())
                .connect(stream)
                .onSuccess(connected -> metrics.redispatched(first))
                .recover(neither -> {
                    passage.returnTo(first);
                    return Future.failedFuture(unconnected);
                });
    }

    /** Whether it is the one request whose answer may be silent for ever. What a client says that it accepts does not make it one. */
    private static boolean isStream(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return request.method() == HttpMethod.GET && STREAM.equals(request.path());
    }
}
