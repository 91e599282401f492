package dev.ark.watchdog.http;

import dev.ark.watchdog.slo.MetricsReader;
import dev.ark.watchdog.slo.SloConfig;
import dev.ark.watchdog.slo.Source;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The services' metrics, asked over HTTP. Thread-safe. */
@Singleton
public final class MetricsGateway implements MetricsReader {
    private final Duration timeout;
    private final Map<Source, MetricsApi> clients = new ConcurrentHashMap<>();

    MetricsGateway(SloConfig config) {
        this.timeout = config.timeout();
    }

    @Override
    public String read(Source source) {
        return clients.computeIfAbsent(source, this::client).metrics();
    }

    private MetricsApi client(Source source) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(source.address())
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build(MetricsApi.class);
    }
}
