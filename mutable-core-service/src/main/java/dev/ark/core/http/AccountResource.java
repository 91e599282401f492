package dev.ark.core.http;

import dev.ark.contract.http.AccountView;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Accounts with what they hold and have reserved. */
@Path("/v1/accounts")
public final class AccountResource {
    private final FactStore facts;

    AccountResource(FactStore facts) {
        this.facts = facts;
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public AccountView account(@PathParam("id") String id) {
        return facts.accountView(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such account"));
    }
}
