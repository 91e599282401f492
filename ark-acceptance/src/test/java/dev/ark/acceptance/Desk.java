package dev.ark.acceptance;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent with an account, an instrument at 100 and a note to cite, and the people who feed them with facts. */
public final class Desk {
    private static final AtomicInteger PROPOSALS = new AtomicInteger();
    private static final BigDecimal TARGET = new BigDecimal("112.5");

    private final Client operator;
    private final Client broker;
    private final Client agent;
    private final String name;

    private Desk(Client operator, Client broker, Client agent, String name) {
        this.operator = operator;
        this.broker = broker;
        this.agent = agent;
        this.name = name;
    }

    /** Makes one whose agent may propose as fast as it can. */
    public static Desk open(Clients ark, String name, String equity) throws IOException {
        Desk desk = new Desk(
                ark.client("operator", "olivia"), ark.client("broker", "bob"), ark.client("agent", name), name);
        desk.register(600_000);
        desk.equity(equity, equity, "opening");
        desk.put("sources", "test", "{'kind':'price'}");
        desk.put("evidence", "e-1", "{'labels':['public']}");
        desk.list(desk.symbol());
        return desk;
    }

    public String name() {
        return name;
    }

    public String symbol() {
        return name.toUpperCase(Locale.ROOT);
    }

    public Client agent() {
        return agent;
    }

    public Client operator() {
        return operator;
    }

    void register(int perMinute) throws IOException {
        expectOk(operator.put("/v1/agents/" + name, json("""
                        {'account':'%s','principal':'%s','actions_per_minute':%d,'orders_per_minute':%d}""".formatted(name, name, perMinute, perMinute))));
    }

    void equity(String start, String now, String session) throws IOException {
        expectOk(broker.put("/v1/facts/accounts/" + name, json("""
                        {'currency':'USD','equity':'%s','session_start_equity':'%s','session':'%s'}""".formatted(now, start, session))));
    }

    /** Tells of an instrument at 100 whose price comes from a registered source. */
    void list(String symbol) throws IOException {
        expectOk(broker.put("/v1/facts/instruments/" + symbol, json("""
                        {'asset_class':'equity','tick_size':'0.01','average_daily_volume':'500000000',
                        'max_quote_age_seconds':900}""")));
        price(symbol, "test");
    }

    public void price(String symbol, String source) throws IOException {
        expectOk(broker.put(
                "/v1/facts/marks/" + symbol,
                json("{'price':'100','source':'%s','at':'%s'}".formatted(source, Instant.now()))));
    }

    /** Tells a fact as an operator; quotes are single ones. */
    void put(String kind, String id, String fact) throws IOException {
        expectOk(operator.put("/v1/facts/" + kind + "/" + id, json(fact)));
    }

    /** Proposes an action with a reason and a note; quotes are single ones. */
    public Client.Answer propose(String type, String parameters) throws IOException {
        return propose(type, parameters, "acceptance");
    }

    Client.Answer propose(String type, String parameters, String rationale) throws IOException {
        return agent.post("/v1/decisions", proposal(type, parameters, rationale));
    }

    /** Proposes a purchase with a stop and a target that every rule is content with, if the size is right. No two are the same action. */
    public Client.Answer buy(String symbol, int quantity) throws IOException {
        return agent.post("/v1/decisions", purchase(symbol, quantity));
    }

    boolean isQuarantined() throws IOException {
        return operator.get("/v1/agents/" + name).body().path("quarantined").asBoolean();
    }

    String tradingState() throws IOException {
        return operator.get("/v1/control").body().path("trading_state").asText();
    }

    public static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String purchase(String symbol, int quantity) {
        BigDecimal target = TARGET.add(BigDecimal.valueOf(PROPOSALS.incrementAndGet(), 6));
        return proposal(
                "trade",
                "{'symbol':'%s','side':'buy','quantity':'%d','order_type':'limit','limit_price':'100','stop_loss':'95','take_profit':'%s','leverage':'1'}"
                        .formatted(symbol, quantity, target.toPlainString()),
                "acceptance");
    }

    private static String proposal(String type, String parameters, String rationale) {
        return json("{'action_type':'%s','parameters':%s,'rationale':'%s','evidence':['e-1']}"
                .formatted(type, parameters, rationale));
    }

    private static void expectOk(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
    }
}
