package dev.ark.runtime.bus;

import dev.ark.runtime.secret.SecretFile;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gives each Redis client this service's user and password, from a file, so that neither stands in an address. */
@Singleton
public final class RedisCredentials implements RedisOptionsCustomizer {
    private final BusConfig config;

    RedisCredentials(BusConfig config) {
        this.config = config;
    }

    @Override
    public void customize(String clientName, RedisOptions options) {
        config.passwordFile().ifPresent(file -> {
            String login = encoded(config.user()) + ":" + encoded(SecretFile.text(file)) + "@";
            List<String> endpoints = options.getEndpoints().stream()
                    .map(URI::create)
                    .map(at -> at.getScheme() + "://" + login + at.getHost() + ":" + at.getPort())
                    .toList();
            options.setEndpoints(endpoints);
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
