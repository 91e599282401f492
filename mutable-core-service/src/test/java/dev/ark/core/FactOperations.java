package dev.ark.core;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What brokers and operators tell: a fact of every kind, new or again. */
final class FactOperations {
    private static final String DIGEST = "0f".repeat(32);

    private final Random random;

    FactOperations(Random random) {
        this.random = random;
    }

    /** How many kinds there are. */
    static int kinds() {
        return facts(new Random(), "anybody").size();
    }

    void step(int kind, String agent) {
        Fact fact = facts(random, agent).get(kind);
        CoreTest.operator()
                .body(fact.body())
                .put("/v1/facts/" + fact.kind() + "/" + fact.id())
                .then()
                .statusCode(200);
    }

    private record Fact(String kind, String id, String body) {}

    private static List<Fact> facts(Random random, String agent) {
        String id = "f-" + random.nextInt(3);
        String at = "\"" + Instant.now() + "\"";
        boolean flag = random.nextBoolean();
        return List.of(
                new Fact(
                        "accounts",
                        agent,
                        "{\"currency\":\"USD\",\"equity\":\"" + random.nextInt(1_000_000)
                                + ".50\",\"session_start_equity\":100000}"),
                new Fact(
                        "instruments",
                        "I" + random.nextInt(3),
                        "{\"asset_class\":\"equity\",\"tick_size\":\"0.010\",\"average_daily_volume\":5e6,\"restricted\":"
                                + flag + ",\"blackouts\":[{\"from\":" + at + ",\"until\":" + at + "}]}"),
                new Fact(
                        "marks",
                        "AAPL",
                        "{\"price\":\"1" + random.nextInt(100) + ".10\",\"source\":\"feed\",\"at\":" + at + "}"),
                new Fact("sources", id, "{\"kind\":\"news\"}"),
                new Fact("restricted", "I0", "{\"restricted\":" + flag + ",\"reason\":\"a deal\"}"),
                new Fact(
                        "intents",
                        id,
                        "{\"principal\":\"bob\",\"symbol\":\"I0\",\"side\":\"buy\",\"pending\":" + flag + ",\"at\":"
                                + at + "}"),
                new Fact("evidence", id, "{\"labels\":[\"public\"]}"),
                new Fact(
                        "consents",
                        id,
                        "{\"subject\":\"ann@x\",\"purpose\":\"care\",\"data_class\":\"contact\",\"granted_at\":" + at
                                + "}"),
                new Fact("destinations", id, "{\"grants\":[{\"data_class\":\"contact\",\"purpose\":\"care\"}]}"),
                new Fact("snapshots", id, "{\"path\":\"/data\",\"verified\":" + flag + ",\"at\":" + at + "}"),
                new Fact(
                        "directives",
                        id,
                        "{\"text\":\"no tobacco, ask ann@example.com\",\"forbids\":{\"targets\":[\"MO\"]}}"),
                new Fact(
                        "overrides",
                        id,
                        "{\"kind\":\"lift\",\"reason\":\"once\",\"rule\":\"max_leverage\",\"action_digest\":\"" + DIGEST
                                + "\"}"));
    }
}
