package dev.ark.cli.facts;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.SourceFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "sandbox",
        description =
                "Make an agent, an account, an instrument, a fresh price and two notes to cite, to try decisions with; may be repeated.")
public final class Sandbox extends ArkCommand {
    private static final String AGENT = "kenny";
    private static final String ACCOUNT = "sandbox";
    private static final String SYMBOL = "AAPL";
    private static final String SOURCE = "sandbox";
    private static final List<String> NOTES = List.of("note-1", "note-2");
    private static final BigDecimal EQUITY = new BigDecimal("100000");
    private static final BigDecimal PRICE = new BigDecimal("187.20");
    private static final int QUOTE_AGE_SECONDS = 900;

    private static final String GOOD = " decide --agent kenny trade symbol=AAPL side=buy quantity=20 order_type=limit"
            + " limit_price=187.20 stop_loss=178 take_profit=210 --rationale \"breakout above the range\" --evidence note-1";
    private static final String BAD =
            " decide --agent kenny trade symbol=AAPL side=buy quantity=150 order_type=market leverage=3"
                    + " --rationale \"all in\" --evidence note-2";

    @Override
    protected int run(Session session) {
        session.asOperator().put("/v1/agents/" + AGENT, new AgentRegistration(ACCOUNT, "you", null, null));
        ArkClient broker = Feed.broker(session);
        broker.put(Feed.path("accounts", ACCOUNT), new AccountFact("USD", EQUITY, EQUITY));
        broker.put(
                Feed.path("instruments", SYMBOL),
                new InstrumentFact(
                        "equity",
                        new BigDecimal("0.01"),
                        BigDecimal.ONE,
                        new BigDecimal("5000000"),
                        QUOTE_AGE_SECONDS));
        broker.put(
                Feed.path("marks", SYMBOL),
                new MarkFact(PRICE, SOURCE, Clock.systemUTC().instant()));
        broker.put(Feed.path("sources", SOURCE), new SourceFact("price"));
        for (String note : NOTES) {
            broker.put(Feed.path("evidence", note), new EvidenceFact(List.of("public"), null));
        }
        print(session.command() + GOOD, session.command() + BAD, session.output());
        return ExitCode.OK;
    }

    private static void print(String good, String bad, Output output) {
        if (output.json()) {
            output.document(
                    Map.of("agent", AGENT, "account", ACCOUNT, "symbol", SYMBOL, "approved", good, "denied", bad));
            return;
        }
        output.line("agent kenny trades account sandbox (100,000 USD); AAPL stands at 187.20, good for 15 minutes");
        output.line("");
        output.line("a trade that is approved:");
        output.line("  " + output.style().strong(good));
        output.line("one that is denied:");
        output.line("  " + output.style().strong(bad));
    }
}
