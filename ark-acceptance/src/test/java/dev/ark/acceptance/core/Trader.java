package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.Desk;
import dev.ark.contract.identity.Roles;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** An agent that proposes trades, most of which are approved and some denied, spends its permits, and whose broker reports what became of them. */
final class Trader implements Actor {
    private static final int TOO_MUCH = 2_000_000_000;
    /** They differ below a cent, so that no two proposals are the same action and all have the same reward. */
    private static final String TRADE =
            "{'symbol':'%s','side':'buy','quantity':'%d','order_type':'limit','limit_price':'100','stop_loss':'95',"
                    + "'take_profit':'112.5%07d','leverage':'1'}";

    private final Sender sender;
    private final Desk desk;
    private final Deque<Permit> permits = new ArrayDeque<>();
    private final Deque<Permit> spent = new ArrayDeque<>();

    private record Permit(String id, String token, String parameters) {}

    Trader(Sender sender, Desk desk) {
        this.sender = sender;
        this.desk = desk;
    }

    @Override
    public void step(Random random) {
        int choice = random.nextInt(10);
        if (choice < 3 && !permits.isEmpty()) {
            spend(permits.remove(), random);
        } else if (choice < 5 && !spent.isEmpty()) {
            report(spent.remove(), random);
        } else {
            propose(choice == 9 ? TOO_MUCH : 1, random);
        }
    }

    private void propose(int quantity, Random random) {
        String marker = sender.marker(desk.name());
        long number = Long.parseLong(marker.substring(marker.lastIndexOf('-') + 1));
        String parameters = Desk.json(TRADE.formatted(desk.symbol(), quantity, number));
        String proposal = Desk.json(
                        "{'action_type':'trade','rationale':'fault tests','evidence':['e-1'],'trace_id':'%s','parameters':"
                                .formatted(marker))
                + parameters + "}";
        Write write = Write.post(Kind.DECISION, marker, Roles.AGENT, desk.name(), "/v1/decisions", proposal);
        if (sender.send(write.once(), random) instanceof Outcome.Acknowledged decision) {
            JsonNode permit = decision.answer().path("permit");
            if (permit.isObject()) {
                permits.add(new Permit(
                        permit.path("id").asText(), permit.path("token").asText(), parameters));
            }
        }
    }

    private void spend(Permit permit, Random random) {
        String body = "{\"token\":\"%s\",\"action\":{\"action_type\":\"trade\",\"parameters\":%s}}"
                .formatted(permit.token(), permit.parameters());
        Write write = Write.post(
                Kind.SPEND, permit.id(), Roles.AGENT, desk.name(), "/v1/permits/" + permit.id() + "/spend", body);
        if (sender.send(write, random) instanceof Outcome.Acknowledged) {
            spent.add(permit);
        }
    }

    private void report(Permit permit, Random random) {
        String marker = sender.marker("order");
        String body =
                Desk.json("{'permit_id':'%s','order_id':'%s','event':'filled','quantity':'1','price':'100','at':'%s'}"
                        .formatted(permit.id(), marker, Instant.now()));
        sender.send(Write.post(Kind.EXECUTION, marker, Roles.BROKER, "bob", "/v1/executions", body), random);
    }
}
