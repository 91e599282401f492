package dev.ark.core.http;

import dev.ark.contract.identity.Roles;
import dev.ark.testkit.Identities;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Reads the event stream as a browser would, until it is closed. */
final class EventReader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;

    private EventReader(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().name("event-reader").start(this::read);
    }

    /** Follows from now on. */
    static EventReader fromNow() throws IOException, InterruptedException {
        return new EventReader(request().build());
    }

    /** Follows after an event. */
    static EventReader after(long seq) throws IOException, InterruptedException {
        return afterId(Long.toString(seq));
    }

    /** Follows after the event of an id. */
    static EventReader afterId(String lastEventId) throws IOException, InterruptedException {
        return new EventReader(request().header("Last-Event-ID", lastEventId).build());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events/stream"))
                .header("Authorization", "Bearer " + Identities.token("vera", Roles.VIEWER))
                .header("Accept", "text/event-stream");
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("ended");
        }
    }

    int status() {
        return response.statusCode();
    }

    /** Whether the service has said that the stream is open. */
    boolean isConnected() {
        return lines.stream().anyMatch(line -> line.startsWith(":") || line.startsWith("id:"));
    }

    /** The sequences of the events so far, which their ids tell after the epoch. */
    List<Long> ids() {
        return values("id:")
                .map(id -> Long.valueOf(id.substring(id.indexOf('.') + 1)))
                .toList();
    }

    List<String> data() {
        return values("data:").toList();
    }

    private Stream<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
