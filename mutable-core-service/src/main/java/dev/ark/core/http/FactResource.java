package dev.ark.core.http;

import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactStore;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What brokers and operators know and agents are judged by. Never written by agents. */
@Path("/v1/facts")
public final class FactResource {
    private final FactStore facts;
    private final Caller caller;

    FactResource(FactStore facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    @PUT
    @Path("accounts/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putAccount(@PathParam("id") String id, AccountFact fact) {
        return facts.putAccount(Checks.name("id", id), Checks.present("body", fact), caller.name());
    }

    @PUT
    @Path("instruments/{symbol}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putInstrument(@PathParam("symbol") String symbol, InstrumentFact fact) {
        return facts.putInstrument(Checks.name("symbol", symbol), Checks.present("body", fact), caller.name());
    }

    @PUT
    @Path("marks/{symbol}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putMark(@PathParam("symbol") String symbol, MarkFact fact) {
        return facts.putMark(Checks.name("symbol", symbol), Checks.present("body", fact), caller.name());
    }

    @GET
    @Path("accounts/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public AccountFact account(@PathParam("id") String id) {
        return found(facts.account(id));
    }

    @GET
    @Path("instruments/{symbol}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public InstrumentFact instrument(@PathParam("symbol") String symbol) {
        return found(facts.instrument(symbol));
    }

    @GET
    @Path("marks/{symbol}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public MarkFact mark(@PathParam("symbol") String symbol) {
        return found(facts.mark(symbol));
    }

    private static <T> T found(Optional<T> fact) {
        return fact.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such fact"));
    }
}
