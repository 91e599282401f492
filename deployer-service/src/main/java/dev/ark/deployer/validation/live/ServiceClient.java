package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.service.ServiceCalls;
import dev.ark.runtime.trace.TraceParent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls one service, such as the core through the edge, as one caller among others. Blocks; thread-safe. */
final class ServiceClient {
    private static final int SHOWN_CHARACTERS = 300;

    private final URI base;
    private final Duration timeout;
    private final HttpClient client;

    ServiceClient(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
        this.client = ServiceCalls.client(timeout);
    }

    /** Who calls, and in which trace. */
    record Caller(String authorization, TraceParent trace) {
        /** A caller with a bearer token, in a trace of its own. */
        static Caller bearing(String token) {
            return bearing(token, TraceParent.continuing(null));
        }

        static Caller bearing(String token, TraceParent trace) {
            return new Caller("Bearer " + token, trace);
        }
    }

    <T> T get(Caller caller, String path, Class<T> answer) throws CallFailedException {
        return call(caller, "GET", path, BodyPublishers.noBody(), answer);
    }

    <T> T put(Caller caller, String path, Object body, Class<T> answer) throws CallFailedException {
        return call(caller, "PUT", path, ServiceCalls.json(body), answer);
    }

    <T> T post(Caller caller, String path, Object body, Class<T> answer) throws CallFailedException {
        return call(caller, "POST", path, ServiceCalls.json(body), answer);
    }

    /** Overwrites what is there, whatever its version. */
    <T> T overwrite(Caller caller, String path, Object body, Class<T> answer) throws CallFailedException {
        return call(caller, "PUT", path, ServiceCalls.json(body), answer, "If-Match", "*");
    }

    /** Posts a change of what is there, whatever its version. */
    <T> T replace(Caller caller, String path, Object body, Class<T> answer) throws CallFailedException {
        return call(caller, "POST", path, ServiceCalls.json(body), answer, "If-Match", "*");
    }

    /** Deletes what is there, whatever its version. */
    <T> T delete(Caller caller, String path, Class<T> answer) throws CallFailedException {
        return call(caller, "DELETE", path, BodyPublishers.noBody(), answer, "If-Match", "*");
    }

    private <T> T call(
            Caller caller, String method, String path, BodyPublisher body, Class<T> answer, String... conditions)
            throws CallFailedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Authorization", caller.authorization())
                .header("Content-Type", "application/json")
                .header(TraceParent.HEADER, caller.trace().toString())
                .method(method, body);
        HttpRequest request = conditions.length == 0
                ? builder.build()
                : builder.headers(conditions).build();
        String what = method + " " + path;
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new CallFailedException(
                        response.statusCode(),
                        what + " answered " + response.statusCode() + " " + shown(response.body()));
            }
            return ArkJson.mapper().readValue(response.body(), answer);
        } catch (JsonProcessingException e) {
            throw new CallFailedException(what + " answered what is not " + answer.getSimpleName(), e);
        } catch (IOException e) {
            throw new CallFailedException(what + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(what + " was interrupted", e);
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS);
    }
}
