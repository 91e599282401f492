package dev.ark.gate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Does what a request asks for, one after the other, and answers in text: {@code ok} or {@code refused} or {@code failed}, and then what there is to say. */
final class Gate {
    private final List<String> compose;
    private final String project;
    private final EnvironmentFile environment;
    private final Commands commands;

    Gate(List<String> compose, String project, EnvironmentFile environment, Commands commands) {
        this.compose = compose;
        this.project = project;
        this.environment = environment;
        this.commands = commands;
    }

    synchronized String answer(String request) throws InterruptedException {
        Optional<Verb> verb = Verb.parse(request);
        if (verb.isEmpty()) {
            return "refused\nthere is no such verb";
        }
        Plan plan = Plan.of(verb.get(), compose, project);
        StringBuilder output = new StringBuilder();
        try {
            environment.set(plan.values());
            for (List<String> command : plan.commands()) {
                Commands.Outcome outcome = commands.run(command);
                if (!outcome.ok()) {
                    return "failed\n" + outcome.output();
                }
                output.append(outcome.output());
            }
            return "ok\n" + output;
        } catch (IOException e) {
            return "failed\n" + e;
        }
    }
}
