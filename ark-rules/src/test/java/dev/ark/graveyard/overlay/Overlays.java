package dev.ark.graveyard.overlay;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Overlays on top of the released rules. */
public final class Overlays {
    private static final Hrm RULES = (Hrm) World.GRAVEYARD;

    private Overlays() {}

    /** The rules with a file on top, in which single quotation marks stand for double ones. */
    public static Hrm with(String file) {
        return read(file.replace('\'', '"'));
    }

    /** The rules with a file on top. */
    public static Hrm read(String file) {
        return RULES.with(Overlay.read(file.getBytes(StandardCharsets.UTF_8), RULES.rulebook()));
    }

    /** The rules and one denial, of the name {@code it}, when a condition holds. */
    public static Hrm denying(String when) {
        return read("{\"version\":\"1\",\"deny\":[" + denial("it", when) + "]}");
    }

    public static String denial(String name, String when) {
        return "{\"name\":\"" + name + "\",\"when\":\""
                + when.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"message\":\"not so\",\"severity\":\"LOW\"}";
    }

    public static Verdict decide(Hrm hrm, World world, Proposal proposal) {
        Group group = new Group(world.facts(), List.of(World.asked(proposal)));
        return hrm.evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst()
                .getFirst();
    }
}
