package dev.ark.deployer.work.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.service.ServiceCalls;
import dev.ark.deployer.work.UnreachableException;
import dev.ark.deployer.work.WorkFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Calls other services in the deployer's own name. Blocks; thread-safe. */
final class JsonCalls {
    /** A newer release may tell more than this one knows. */
    private static final ObjectMapper LENIENT =
            ArkJson.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ServiceCalls calls;
    private final HttpClient client = ServiceCalls.client(CONNECT);

    JsonCalls(Path tokenFile) {
        this.calls = new ServiceCalls(tokenFile);
    }

    /**
     * What came back.
     *
     * @param what was asked, for people
     */
    record Answer(String what, int status, String body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The body of a success. */
        String success() throws WorkFailedException {
            if (!isSuccess()) {
                throw new WorkFailedException(what + " answered " + status + detail());
            }
            return body;
        }

        <T> T as(Class<T> type) throws WorkFailedException {
            return read(success(), type, what);
        }

        JsonNode tree() throws WorkFailedException {
            return as(JsonNode.class);
        }

        private String detail() {
            try {
                String detail = LENIENT.readTree(body).path("detail").asText();
                return detail.isEmpty() ? "" : ": " + detail;
            } catch (JsonProcessingException e) {
                // Not one of ARK's own answers; the status has to do.
                return "";
            }
        }
    }

    /** Reads JSON that somebody answered. */
    static <T> T read(String json, Class<T> type, String what) throws WorkFailedException {
        try {
            return LENIENT.readValue(json, type);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new WorkFailedException(what + " answered what cannot be read: " + e.getMessage(), e);
        }
    }

    Answer get(URI uri, Duration timeout) throws WorkFailedException, InterruptedException {
        return call(request(uri, timeout).GET().build());
    }

    Answer post(URI uri, Object body, Duration timeout) throws WorkFailedException, InterruptedException {
        return call(request(uri, timeout)
                .header("Content-Type", "application/json")
                .POST(ServiceCalls.json(body))
                .build());
    }

    private HttpRequest.Builder request(URI uri, Duration timeout) throws WorkFailedException {
        try {
            return calls.request(uri, timeout);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new WorkFailedException("the deployer's own token cannot be used: " + e.getMessage(), e);
        }
    }

    private Answer call(HttpRequest request) throws WorkFailedException, InterruptedException {
        String what = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(what, response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UnreachableException(what + " was not answered: " + e, e);
        }
    }
}
