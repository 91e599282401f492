package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Facts;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;

/** What is denied before any rule has its say, and what cannot be known. */
final class RefusalQuestions {
    private RefusalQuestions() {}

    static void ask(Questions questions) {
        questions.ask("an action type that nobody knows", World.ordinary(), Proposed.action("teleport"));
        questions.ask("an order for nothing", World.ordinary(), Proposed.buy("0"));
        questions.ask(
                "an order without an instrument",
                World.ordinary(),
                Proposed.buy("1").without("symbol"));
        questions.ask(
                "a transfer of less than nothing",
                World.ordinary(),
                Proposed.transfer("acct-9").with("amount", "-1"));
        questions.ask("an account that nobody knows", World.ordinary().withoutAccount(), Proposed.buy("1"));
        questions.ask(
                "an account of a day ago", World.ordinary().accountAt(NOW.minusSeconds(86_400)), Proposed.buy("1"));
        questions.ask("an older account", World.ordinary().accountAt(NOW.minusMillis(86_400_001)), Proposed.buy("1"));
        questions.ask("an instrument that nobody knows", World.ordinary().withoutInstrument("AAPL"), Proposed.buy("1"));
        questions.ask("a price that nobody knows", World.ordinary().withoutMark("AAPL"), Proposed.buy("1"));
        questions.ask(
                "an exit at a price that nobody knows",
                World.ordinary().withoutMark("AAPL").holding("AAPL", "5"),
                Proposed.sell("5"));
        questions.ask(
                "another holding's price that nobody knows",
                World.ordinary().holding("MSFT", "1").withoutMark("MSFT"),
                Proposed.buy("1"));
        questions.ask("facts that break the rules", uncontrolled());
    }

    /** Facts that lack what every answer needs. */
    private static Group uncontrolled() {
        Facts facts = World.ordinary().facts();
        Facts broken = new Facts(
                facts.revision(),
                facts.asOf(),
                null,
                facts.agents(),
                facts.accounts(),
                facts.market(),
                facts.registers(),
                facts.people(),
                facts.conduct());
        return new Group(broken, List.of(World.asked(Proposed.buy("1").now())));
    }
}
