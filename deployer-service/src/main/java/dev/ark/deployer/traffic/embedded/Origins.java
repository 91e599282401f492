package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Slot;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Gets a connection to the backend of a request's slot. What it needs for that is made once and never for a request. */
final class Origins implements OriginRequestProvider {
    private static final String STREAM = "/v1/events/stream";

    private final HttpClient client;
    private final Map<Slot, RequestOptions> answers = new EnumMap<>(Slot.class);
    private final Map<Slot, RequestOptions> streams = new EnumMap<>(Slot.class);

    Origins(HttpClient client, Backends backends, Duration connectTimeout, Duration upstreamTimeout) {
        this.client = client;
        for (Slot slot : Slot.values()) {
            RequestOptions stream = new RequestOptions()
                    .setHost(Backends.HOST)
                    .setPort(backends.port(slot))
                    .setConnectTimeout(connectTimeout.toMillis());
            streams.put(slot, stream);
            answers.put(slot, new RequestOptions(stream).setIdleTimeout(upstreamTimeout.toMillis()));
        }
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        Slot slot = Forwarding.slot(context);
        return client.request((isStream(context) ? streams : answers).get(slot)).recover(Origins::notConnected);
    }

    /** Whether it is the one request whose answer may be silent for ever. What a client says that it accepts does not make it one. */
    private static boolean isStream(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return request.method() == HttpMethod.GET && STREAM.equals(request.path());
    }

    private static Future<HttpClientRequest> notConnected(Throwable cause) {
        return Future.failedFuture(new NotConnectedException(cause));
    }
}
