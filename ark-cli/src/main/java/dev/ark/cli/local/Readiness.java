package dev.ark.cli.local;

import dev.ark.cli.client.HttpClients;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the parts of an installation whether they are ready. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<Part> parts;
    private final HttpClient http;

    /**
     * Something that can be ready.
     *
     * @param process whose log tells why it is not
     */
    record Part(String name, String process, URI probe) {}

    Readiness(LocalLayout layout) {
        this.parts = List.of(
                part("deployer", LocalLayout.DEPLOYER, layout.deployerPort()),
                part("graveyard", LocalLayout.GRAVEYARD, layout.graveyardPort()),
                part("core", LocalLayout.CORE, layout.corePort()),
                part("watchdog", LocalLayout.WATCHDOG, layout.watchdogPort()),
                part("edge", LocalLayout.DEPLOYER, layout.edgePort()));
        this.http = HttpClients.of(parts.getFirst().probe(), PATIENCE);
    }

    private static Part part(String name, String process, int port) {
        return new Part(name, process, URI.create("http://127.0.0.1:" + port + "/readyz"));
    }

    /** The parts that are not ready now, in the order in which they become so. */
    List<Part> missing() throws InterruptedException {
        List<Part> missing = new ArrayList<>();
        for (Part part : parts) {
            if (!ready(part)) {
                missing.add(part);
            }
        }
        return missing;
    }

    int total() {
        return parts.size();
    }

    private boolean ready(Part part) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(part.probe()).timeout(PATIENCE).GET().build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
