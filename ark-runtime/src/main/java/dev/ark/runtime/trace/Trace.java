package dev.ark.runtime.trace;

import jakarta.enterprise.context.RequestScoped;

/** The trace context of the current request. */
@RequestScoped
public class Trace {
    private TraceParent parent = TraceParent.continuing(null);

    public TraceParent parent() {
        return parent;
    }

    void continueFrom(TraceParent received) {
        parent = received;
    }
}
