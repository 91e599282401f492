package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.validation.live.ServiceClient.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads what the core knows, through the edge, as the deployer. */
record CoreReader(ServiceClient edge, Tokens tokens) {
    private static final int PAGE = 500;

    /** The last row's sequence. */
    long head() throws CallFailedException {
        return edge.get(Caller.bearing(tokens.service()), "/v1/journal/head", JournalHead.class)
                .seq();
    }

    AgentStatus agent(String name) throws CallFailedException {
        return edge.get(Caller.bearing(tokens.service()), "/v1/agents/" + name, AgentStatus.class);
    }

    /** The orders of an agent, with those that are permitted only, for which headroom is reserved. */
    List<OpenOrder> openOrders(String agent) throws CallFailedException {
        JsonNode page = edge.get(Caller.bearing(tokens.service()), "/v1/permits?limit=1000", JsonNode.class);
        OpenOrder[] orders = ArkJson.mapper().convertValue(page.path("items"), OpenOrder[].class);
        return Arrays.stream(orders)
                .filter(order -> order.agent().equals(agent))
                .toList();
    }

    /** Reads all events after a sequence, up to the journal's head. */
    void read(long after, Consumer<Event> reader) throws CallFailedException {
        Caller caller = Caller.bearing(tokens.service());
        long position = after;
        EventPage page;
        do {
            page = edge.get(caller, "/v1/events?after=" + position + "&limit=" + PAGE, EventPage.class);
            page.events().forEach(reader);
            position = page.events().isEmpty()
                    ? page.headSeq()
                    : page.events().getLast().seq();
        } while (position < page.headSeq());
    }
}
