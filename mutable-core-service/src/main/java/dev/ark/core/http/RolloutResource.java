package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.contract.rollout.LoweredRuleset;
import dev.ark.contract.rollout.RecordedStep;
import dev.ark.contract.rollout.RecordedSteps;
import dev.ark.contract.rollout.RolloutStep;
import dev.ark.contract.rollout.RulesetLowering;
import dev.ark.core.rollout.LoweredRules;
import dev.ark.core.rollout.RolloutSteps;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** What the deployer tells the core of its rollouts. No other service can. */
@Path("/v1")
public final class RolloutResource {
    private final RolloutSteps steps;
    private final LoweredRules rules;
    private final Caller caller;

    RolloutResource(RolloutSteps steps, LoweredRules rules, Caller caller) {
        this.steps = steps;
        this.rules = rules;
        this.caller = caller;
    }

    /** Journals a transition of a rollout: 201; the same one again answers 200 with the first row. */
    @POST
    @Path("rollout-steps")
    @RolesAllowed(Roles.SERVICE)
    public CompletionStage<RestResponse<RecordedStep>> tell(RolloutStep step) {
        requireDeployer();
        return steps.tell(checked(step))
                .thenApply(told -> RestResponse.status(
                        told.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, told.step()));
    }

    /** The steps of a rollout that are journaled. */
    @GET
    @Path("rollout-steps")
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public RecordedSteps steps(@QueryParam("rollout") String rollout) {
        return steps.of(Checks.name("rollout", rollout));
    }

    /** After a rollback: the stable slot may decide by rules of a lower revision again. */
    @POST
    @Path("ruleset:lower")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public CompletionStage<LoweredRuleset> lower(RulesetLowering lowering) {
        if (!caller.hasRole(Roles.OPERATOR)) {
            requireDeployer();
        }
        return rules.lower(Checks.present("body", lowering), caller.name());
    }

    private void requireDeployer() {
        if (!caller.name().equals(LocalLayout.DEPLOYER)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "no service but the deployer rolls out");
        }
    }

    private static RolloutStep checked(RolloutStep step) {
        Checks.name("rollout", Checks.present("body", step).rollout());
        Checks.name("phase", step.phase());
        Checks.time("at", step.at());
        if (step.number() < 1) {
            throw Checks.invalid("number", "is not above zero");
        }
        return step;
    }
}
