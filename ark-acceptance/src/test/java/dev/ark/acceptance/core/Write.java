package dev.ark.acceptance.core;

import java.util.Map;

/**
 * A write that is asked for.
 *
 * @param marker what tells its journal row from all others: a text of its own in the row's body, or the id of the permit that it spends
 * @param role of who asks
 * @param name of who asks
 */
record Write(
        Kind kind,
        String marker,
        String role,
        String name,
        String method,
        String path,
        String body,
        Map<String, String> headers) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    static Write post(Kind kind, String marker, String role, String name, String path, String body) {
        return new Write(kind, marker, role, name, "POST", path, body, Map.of());
    }

    static Write put(Kind kind, String marker, String role, String name, String path, String body) {
        return new Write(kind, marker, role, name, "PUT", path, body, Map.of());
    }

    /** The same with headers. */
    Write with(Map<String, String> more) {
        return new Write(kind, marker, role, name, method, path, body, more);
    }

    /** The same, to be done once however often it is sent. */
    Write once() {
        return with(Map.of(IDEMPOTENCY_KEY, marker));
    }
}
