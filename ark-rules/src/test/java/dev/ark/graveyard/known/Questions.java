package dev.ark.graveyard.known;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The questions that known answers are given to, in the order of the file. Names are never used twice. */
final class Questions {
    private final Map<String, Group> asked = new LinkedHashMap<>();

    static Map<String, Group> all() {
        Questions questions = new Questions();
        MarketQuestions.ask(questions);
        RiskQuestions.ask(questions);
        GovernanceQuestions.ask(questions);
        PrivacyQuestions.ask(questions);
        IntegrityQuestions.ask(questions);
        AutonomyQuestions.ask(questions);
        RefusalQuestions.ask(questions);
        return questions.asked;
    }

    void ask(String name, World world, Proposed proposed) {
        ask(name, world, proposed.now());
    }

    void ask(String name, World world, Proposal proposal) {
        ask(name, new Group(needed(world.facts(), proposal), List.of(World.asked(proposal))));
    }

    /** The facts without the instruments that the question is not about: it is stored, and asked often. */
    private static Facts needed(Facts facts, Proposal proposal) {
        String text = proposal.parameters().toString();
        Set<String> held = facts.accounts().values().stream()
                .flatMap(account -> account.holdings().keySet().stream())
                .collect(Collectors.toSet());
        Market market = facts.market();
        Predicate<String> needed = symbol -> held.contains(symbol) || text.contains(symbol);
        return new Facts(
                facts.revision(),
                facts.asOf(),
                facts.control(),
                facts.agents(),
                facts.accounts(),
                new Market(
                        only(market.instruments(), needed),
                        only(market.marks(), needed),
                        market.sources(),
                        market.intents(),
                        market.publications()),
                facts.registers(),
                facts.people(),
                facts.conduct());
    }

    private static <V> Map<String, V> only(Map<String, V> bySymbol, Predicate<String> needed) {
        return bySymbol.entrySet().stream()
                .filter(entry -> needed.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void ask(String name, Group group) {
        if (asked.putIfAbsent(name, group) != null) {
            throw new IllegalArgumentException(name + " is asked twice");
        }
    }
}
