package dev.ark.graveyard.http;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.logging.Logger;

/** Refuses every attempt to write a rule, whoever makes it, and says who it was. It reads no body. */
@Path("/v1/rules")
@Authenticated
@NonBlocking
public final class RuleWritesResource {
    private static final Logger LOG = Logger.getLogger(RuleWritesResource.class);

    private final SecurityIdentity caller;

    RuleWritesResource(SecurityIdentity caller) {
        this.caller = caller;
    }

    @POST
    public void add() {
        throw refusal();
    }

    @PUT
    public void replaceAll() {
        throw refusal();
    }

    @PATCH
    public void changeAll() {
        throw refusal();
    }

    @DELETE
    public void removeAll() {
        throw refusal();
    }

    @POST
    @Path("{name}")
    public void add(String name) {
        throw refusal();
    }

    @PUT
    @Path("{name}")
    public void replace(String name) {
        throw refusal();
    }

    @PATCH
    @Path("{name}")
    public void change(String name) {
        throw refusal();
    }

    @DELETE
    @Path("{name}")
    public void remove(String name) {
        throw refusal();
    }

    private ProblemException refusal() {
        LOG.warnf("%s tried to change the rules", caller.getPrincipal().getName());
        return new ProblemException(ProblemCode.RULES_IMMUTABLE, "a change of rules is a release of ARK");
    }
}
