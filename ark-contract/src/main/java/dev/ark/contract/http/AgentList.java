package dev.ark.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of agents in order of name.
 *
 * @param next pass it as {@code after} for the next page; absent on the last
 */
public record AgentList(List<AgentStatus> agents, @Nullable String next) {
    public AgentList {
        agents = List.copyOf(agents);
    }
}
