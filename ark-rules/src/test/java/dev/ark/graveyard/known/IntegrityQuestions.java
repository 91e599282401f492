package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;

/** The protected set, monitoring, sources of data, loops. */
final class IntegrityQuestions {
    private static final Proposal DELETION =
            Proposed.file("delete", "/tmp/report").now();

    private IntegrityQuestions() {}

    static void ask(Questions questions) {
        protectedThings(questions);
        monitoring(questions);
        sources(questions);
        loops(questions);
    }

    private static void protectedThings(Questions questions) {
        questions.ask("a change of the rules", World.ordinary(), Proposed.action("modify_graveyard"));
        questions.ask("a protected path", World.ordinary(), Proposed.file("write", "/opt/ark/graveyard/rules"));
        questions.ask(
                "a protected path in disguise", World.ordinary(), Proposed.file("write", "/opt/x/..%2FGraveYard"));
        questions.ask("a path that only resembles", World.ordinary(), Proposed.file("write", "/opt/graveyards"));
        questions.ask("a protected configuration", World.ordinary(), Proposed.config("hrm.enabled"));
    }

    private static void monitoring(Questions questions) {
        questions.ask("an agent that nobody registered", World.ordinary().withoutAgent(), Proposed.action("observe"));
        questions.ask("a quarantined agent's cancel", World.ordinary().agent(true), Proposed.cancel());
        questions.ask(
                "a watchdog of fifteen seconds ago",
                World.ordinary().reviewed(DELETION).watchdogSeen(NOW.minusSeconds(15)),
                DELETION);
        questions.ask(
                "a watchdog of longer ago",
                World.ordinary().reviewed(DELETION).watchdogSeen(NOW.minusMillis(15_001)),
                DELETION);
        questions.ask("an entry of low risk with no watchdog", World.ordinary().watchdogSeen(null), Proposed.buy("1"));
        questions.ask("a change of monitoring", World.ordinary(), Proposed.config("watchdog.enabled"));
    }

    private static void sources(Questions questions) {
        questions.ask("a price of nobody's", World.ordinary().withoutSource("feed-1"), Proposed.buy("1"));
        questions.ask(
                "an exit at a price of nobody's",
                World.ordinary().withoutSource("feed-1").holding("AAPL", "5"),
                Proposed.sell("5"));
        questions.ask("a price that moved by a tenth", World.ordinary().mark("AAPL", moved("110")), entryNear("110"));
        questions.ask("a price that moved further", World.ordinary().mark("AAPL", moved("110.01")), entryNear("110"));
        questions.ask("a price of nothing", World.ordinary().mark("AAPL", moved("0")), Proposed.buy("1"));
    }

    private static void loops(Questions questions) {
        Proposed observation = Proposed.action("observe");
        questions.ask("the six hundredth action", World.ordinary().pace(599, 0), observation);
        questions.ask("one action more", World.ordinary().pace(600, 0), observation);
        questions.ask("the hundred and twentieth order", World.ordinary().pace(119, 119), Proposed.buy("1"));
        questions.ask("one order more", World.ordinary().pace(120, 120), Proposed.buy("1"));
        Proposal stopless = Proposed.buy("1").without("stop_loss").now();
        questions.ask("the second denial of one action", World.ordinary().denied(stopless, 1), stopless);
        questions.ask("the third denial of one action", World.ordinary().denied(stopless, 2), stopless);
        questions.ask(
                "the eighth decision in a row",
                World.ordinary().depth("d-1", 7),
                Proposed.action("observe").causedBy("d-1"));
        questions.ask(
                "the ninth decision in a row",
                World.ordinary().depth("d-1", 8),
                Proposed.action("observe").causedBy("d-1"));
        questions.ask(
                "a cause that nobody knows",
                World.ordinary(),
                Proposed.action("observe").causedBy("d-2"));
    }

    private static Mark moved(String price) {
        return new Mark(7, new BigDecimal(price), new BigDecimal("100"), "feed-1", NOW);
    }

    private static Proposed entryNear(String price) {
        return Proposed.buy("1").limit(price).with("stop_loss", "105").with("take_profit", "130");
    }
}
