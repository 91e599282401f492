package dev.ark.graveyard.http;

import dev.ark.contract.http.RuleDescription;
import dev.ark.contract.http.RuleList;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.rules.RuleText;
import dev.ark.graveyard.rules.Rulebook;
import dev.ark.graveyard.serving.ServedGraveyard;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The rules, to be read. */
@Path("/v1/rules")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public final class RulesResource {
    private final ServedGraveyard graveyard;

    RulesResource(ServedGraveyard graveyard) {
        this.graveyard = graveyard;
    }

    @GET
    public RuleList rules() {
        Rulebook rulebook = rulebook();
        return new RuleList(
                rulebook.ruleset(),
                rulebook.entries().stream().map(RulesResource::describe).toList());
    }

    @GET
    @Path("{name}")
    public RuleDescription rule(String name) {
        return rulebook().entries().stream()
                .filter(entry -> entry.rule().name().equals(name))
                .map(RulesResource::describe)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no rule of this name"));
    }

    /** The rules that are served; rules that are not the released ones are not shown. */
    private Rulebook rulebook() {
        return switch (graveyard.now().graveyard()) {
            case Hrm hrm -> hrm.rulebook();
            case UnverifiedGraveyard _ ->
                throw new ProblemException(ProblemCode.UNAVAILABLE, "the rules are not the released ones");
        };
    }

    private static RuleDescription describe(Rulebook.Entry entry) {
        RuleText text = entry.rule().text();
        return new RuleDescription(
                text.name(),
                text.category().label(),
                text.severity(),
                text.effect(),
                text.text(),
                entry.limits(),
                text.howToSatisfy());
    }
}
