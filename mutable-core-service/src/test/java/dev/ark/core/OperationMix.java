package dev.ark.core;

import static dev.ark.core.CoreTest.agent;
import static dev.ark.core.CoreTest.approved;
import static dev.ark.core.CoreTest.broker;
import static dev.ark.core.CoreTest.command;
import static dev.ark.core.CoreTest.propose;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest.GivenPermit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All that agents, brokers, operators and watchdogs do, in an order that a seed gives. */
public final class OperationMix {
    private static final int LEAST_EACH = 18;

    private final Random random;
    private final List<String> agents = new ArrayList<>();
    private final List<GivenPermit> permits = new ArrayList<>();
    private final StateOperations state;
    private final FactOperations facts;

    public OperationMix(Random random) {
        this.random = random;
        this.state = new StateOperations(random);
        this.facts = new FactOperations(random);
        for (int i = 0; i < 3; i++) {
            agents.add(CoreTest.newAgent());
        }
        CoreTest.register(agents.get(2), agents.get(1));
        CoreTest.operator()
                .body(
                        "{\"asset_class\":\"equity\",\"tick_size\":\"0.01\",\"average_daily_volume\":\"5000000\",\"fees_per_unit\":\"0.05\"}")
                .put("/v1/facts/instruments/AAPL")
                .then()
                .statusCode(200);
    }

    /** Does some operations; each kind that the journal knows a row for comes to pass at least once. */
    public void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step(i < LEAST_EACH ? i : random.nextInt(LEAST_EACH * 2));
            String agent = agents.get(random.nextInt(agents.size()));
            state.step(i < StateOperations.KINDS ? i : random.nextInt(StateOperations.KINDS), agent);
            facts.step(i < FactOperations.kinds() ? i : random.nextInt(FactOperations.kinds()), agent);
        }
        leaveWaiting(agents.getFirst());
        Eventually.holds(
                "a permit has expired",
                () -> permits.stream().anyMatch(permit -> permit.state().equals("expired")));
    }

    private void step(int kind) {
        String agent = agents.get(random.nextInt(agents.size()));
        switch (kind) {
            case 0 ->
                broker().body("{\"currency\":\"USD\",\"equity\":\"" + random.nextInt(1_000_000)
                                + "\",\"session_start_equity\":\"100000\"}")
                        .put("/v1/facts/accounts/" + agents.getFirst())
                        .then()
                        .statusCode(200);
            case 1 -> CoreTest.markNow("AAPL", "1" + random.nextInt(100));
            case 2 -> agent(agent).body("{\"status\":\"ok\"}").post("/v1/agents/" + agent + "/heartbeat");
            case 3 -> {
                GivenPermit permit = given(agents.getFirst(), CoreTest.buy(1));
                if (permit != null) {
                    permit.spendAs(permit.agent(), "forged", CoreTest.buy(1)).statusCode(403);
                }
            }
            case 4 -> {
                command("/v1/halt").statusCode(200);
                propose(agent, CoreTest.buy(1)).statusCode(201);
                CoreTest.release();
            }
            case 5 -> {
                quarantined(agent);
                command("/v1/agents/" + agent + "/restore").statusCode(200);
            }
            case 6 ->
                propose(agent, "{\"action_type\":\"rule_change\",\"parameters\":{}}")
                        .statusCode(201);
            case 7 -> agents.forEach(each -> command("/v1/agents/" + each + "/restore"));
            case 8 -> traded(agent, "filled", 10);
            case 9 -> traded(agent, "cancelled", 1);
            case 10 -> {
                unspentIsFilled(agent);
                settled(agent);
            }
            case 11 -> agents.forEach(each -> command("/v1/agents/" + each + "/restore"));
            case 12 -> published(agent);
            case 13 -> repeated(agent);
            case 14 -> reviewed(agent);
            case 15 -> released(agent);
            case 16 -> closed(agent);
            case 17 -> rolledOut();
            default -> traded(agent, random.nextBoolean() ? "filled" : "placed", 1 + random.nextInt(12));
        }
    }

    /** Approved, mostly spent, and reported in one part or two: sometimes more than the permit allows. */
    private void traded(String agent, String event, int quantity) {
        int wanted = 1 + random.nextInt(10);
        GivenPermit permit = given(agent, random.nextInt(4) == 0 ? CoreTest.sell(wanted) : CoreTest.buy(wanted));
        if (permit == null || random.nextInt(6) == 0) {
            return;
        }
        permit.spend();
        report(permit, event, Math.min(quantity, wanted + random.nextInt(20) / 19));
        if (random.nextBoolean()) {
            report(permit, "cancelled", 1);
        }
    }

    /** Spent, and given up by an operator before a broker tells of it; sometimes it is filled all the same. */
    private void released(String agent) {
        command("/v1/agents/" + agent + "/restore");
        GivenPermit permit = given(agent, CoreTest.buy(1));
        if (permit == null) {
            return;
        }
        permit.spend();
        command("/v1/permits/" + permit.id() + "/release");
        if (random.nextBoolean()) {
            report(permit, "filled", 1);
        }
    }

    /** Sold short by more than was ever bought, and bought back in part: something is closed either way. */
    private void closed(String agent) {
        command("/v1/agents/" + agent + "/restore");
        for (String body : List.of(CoreTest.sell(300), CoreTest.buy(3))) {
            GivenPermit permit = given(agent, body);
            if (permit != null) {
                permit.spend();
                report(permit, "filled", body.equals(CoreTest.buy(3)) ? 3 : 300);
            }
        }
    }

    /** The deployer tells of a transition, twice, and lets older rules decide; those that decide now are adopted no more until a restart. */
    private void rolledOut() {
        for (int i = 0; i < 2; i++) {
            CoreTest.as("deployer", Roles.SERVICE)
                    .body(
                            "{\"rollout\":\"r\",\"number\":" + (1 + random.nextInt(9))
                                    + ",\"version\":\"v2\",\"phase\":\"ramp\",\"step\":0,\"part\":0,\"at\":\"2026-05-01T09:30:00Z\"}")
                    .post("/v1/rollout-steps");
        }
        CoreTest.operator()
                .urlEncodingEnabled(false)
                .body("{\"revision\":0,\"reason\":\"for a test\"}")
                .post("/v1/ruleset:lower")
                .then()
                .statusCode(200);
    }

    private void unspentIsFilled(String agent) {
        GivenPermit permit = given(agent, CoreTest.buy(2));
        if (permit != null) {
            report(permit, "filled", 2);
        }
    }

    private void published(String agent) {
        propose(
                        agent,
                        "{\"action_type\":\"publish\",\"parameters\":{\"channel\":\"c\",\"symbol\":\"AAPL\",\"text\":\"buy I0 and I1\"}}")
                .statusCode(201);
    }

    /** Each key comes for the same action again, and for another. */
    private void repeated(String agent) {
        String key = "d-" + random.nextInt(10);
        for (int i = 0; i < 2; i++) {
            agent(agent)
                    .header("Idempotency-Key", key)
                    .body(CoreTest.buy(1 + random.nextInt(2)))
                    .post("/v1/decisions");
        }
    }

    /** Denied for want of a review, which an operator gives; then proposed again, or not. */
    private void reviewed(String agent) {
        String code = "{\"action_type\":\"execute_code\",\"parameters\":{\"language\":\"sh\",\"code\":\"ls "
                + random.nextInt(1_000_000) + "\"}}";
        String id = propose(agent, code).statusCode(201).extract().path("decision_id");
        CoreTest.operator()
                .body("{\"reason\":\"for a test\",\"approve\":true}")
                .post("/v1/decisions/" + id + "/approval");
        if (random.nextBoolean()) {
            propose(agent, code).statusCode(201);
        }
    }

    /** Everywhere and for good, in the canary for a while, or for as long as the back-off says. */
    private void quarantined(String agent) {
        command("/v1/agents/" + agent + "/quarantine").statusCode(200);
        command("/v1/agents/" + agent + "/restore").statusCode(200);
        String more =
                random.nextBoolean() ? "\"automatic\":true" : "\"scope\":\"canary\",\"until\":\"2099-01-01T00:00:00Z\"";
        CoreTest.operator()
                .body("{\"reason\":\"for a test\"," + more + "}")
                .post("/v1/agents/" + agent + "/quarantine")
                .then()
                .statusCode(200);
    }

    /** Waits for a person who approves or rejects it; a quarantined agent's is denied at once. */
    private void settled(String agent) {
        String id = propose(agent, transfer()).statusCode(201).extract().path("decision_id");
        CoreTest.operator()
                .body("{\"reason\":\"for a test\",\"approve\":" + random.nextBoolean() + "}")
                .post("/v1/decisions/" + id + "/approval");
    }

    /** Nobody comes to approve it. */
    private void leaveWaiting(String agent) {
        command("/v1/agents/" + agent + "/restore");
        propose(agent, transfer()).statusCode(201);
    }

    private String transfer() {
        return "{\"action_type\":\"transfer\",\"parameters\":{\"amount\":\"" + (1 + random.nextInt(1_000_000))
                + "\",\"currency\":\"USD\",\"destination\":\"d\"}}";
    }

    private GivenPermit given(String agent, String body) {
        GivenPermit permit = approved(agent, body);
        if (permit.id() == null) {
            return null;
        }
        permits.add(permit);
        return permit;
    }

    private static void report(GivenPermit permit, String event, int quantity) {
        broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id() + "\",\"event\":\""
                        + event + "\",\"quantity\":\"" + quantity + "\",\"price\":\"187.25\",\"at\":\"" + Instant.now()
                        + "\"}")
                .post("/v1/executions");
    }
}
