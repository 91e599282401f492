package dev.ark.core.agent;

import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;

/** Makes stores of agents for the tests of other packages. */
public final class AgentStores {
    private AgentStores() {}

    public static AgentStore of(Writer writer, ReadPool reads) {
        return new AgentStore(writer, reads);
    }
}
