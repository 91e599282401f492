package dev.ark.core.http;

import dev.ark.contract.http.AccountView;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.account.AccountViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Accounts: what they hold and have reserved, what it has won, and what their limits leave. */
@Path("/v1/accounts")
public final class AccountResource {
    private final AccountViews accounts;

    AccountResource(AccountViews accounts) {
        this.accounts = accounts;
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public AccountView account(@PathParam("id") String id) {
        return accounts.of(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such account"));
    }
}
