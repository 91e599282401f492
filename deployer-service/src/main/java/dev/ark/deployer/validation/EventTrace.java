package dev.ark.deployer.validation;

import dev.ark.contract.event.Event;

/** Which trace an event belongs to. */
final class EventTrace {
    private EventTrace() {}

    /** The trace id of its trace context; empty when it has none. */
    static String id(Event event) {
        String context = event.traceparent();
        String[] parts = context == null ? new String[0] : context.split("-");
        return parts.length < 2 ? "" : parts[1];
    }
}
