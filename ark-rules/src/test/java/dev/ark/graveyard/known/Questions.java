package dev.ark.graveyard.known;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        ask(name, new Group(world.facts(), List.of(World.asked(proposal))));
    }

    void ask(String name, Group group) {
        if (asked.putIfAbsent(name, group) != null) {
            throw new IllegalArgumentException(name + " is asked twice");
        }
    }
}
