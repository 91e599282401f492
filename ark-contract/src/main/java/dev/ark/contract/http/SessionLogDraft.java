package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/session-log}.
 *
 * @param session the agent's own name for its session
 * @param event what happened, such as {@code started}
 * @param detail any JSON value
 */
public record SessionLogDraft(
        String session, String event, @Nullable JsonText detail) {
    public SessionLogDraft {
        Checks.name("session", session);
        Checks.name("event", event);
        detail = detail == null ? JsonText.NULL : detail;
    }
}
