package dev.ark.core.http;

import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.IntentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.http.RestrictedFact;
import dev.ark.contract.http.SourceFact;
import dev.ark.contract.identity.Roles;
import dev.ark.core.facts.Accounts;
import dev.ark.core.facts.Instruments;
import dev.ark.core.facts.Intents;
import dev.ark.core.facts.Marks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** What brokers know of accounts and markets, and agents are judged by. Never written by agents. */
@Path("/v1/facts")
@RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
public final class MarketFactResource {
    private final FactEdge edge;

    MarketFactResource(FactEdge edge) {
        this.edge = edge;
    }

    @PUT
    @Path("accounts/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putAccount(@PathParam("id") String id, AccountFact fact) {
        return edge.put(Accounts.TABLE, id, fact);
    }

    @GET
    @Path("accounts/{id}")
    @RunOnVirtualThread
    public AccountFact account(@PathParam("id") String id) {
        return edge.get(Accounts.TABLE, id);
    }

    @PUT
    @Path("instruments/{symbol}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putInstrument(@PathParam("symbol") String symbol, InstrumentFact fact) {
        return edge.put(Instruments.TABLE, symbol, fact);
    }

    @GET
    @Path("instruments/{symbol}")
    @RunOnVirtualThread
    public InstrumentFact instrument(@PathParam("symbol") String symbol) {
        return edge.get(Instruments.TABLE, symbol);
    }

    @PUT
    @Path("restricted/{symbol}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putRestricted(@PathParam("symbol") String symbol, RestrictedFact fact) {
        return edge.put(Instruments.RESTRICTED, symbol, fact);
    }

    @GET
    @Path("restricted/{symbol}")
    @RunOnVirtualThread
    public RestrictedFact restricted(@PathParam("symbol") String symbol) {
        return edge.get(Instruments.RESTRICTED, symbol);
    }

    @PUT
    @Path("marks/{symbol}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putMark(@PathParam("symbol") String symbol, MarkFact fact) {
        return edge.put(Marks.TABLE, symbol, fact);
    }

    @GET
    @Path("marks/{symbol}")
    @RunOnVirtualThread
    public MarkFact mark(@PathParam("symbol") String symbol) {
        return edge.get(Marks.TABLE, symbol);
    }

    @PUT
    @Path("sources/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putSource(@PathParam("id") String id, SourceFact fact) {
        return edge.put(Marks.SOURCES, id, fact);
    }

    @GET
    @Path("sources/{id}")
    @RunOnVirtualThread
    public SourceFact source(@PathParam("id") String id) {
        return edge.get(Marks.SOURCES, id);
    }

    @PUT
    @Path("intents/{id}")
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR})
    public CompletionStage<Recorded> putIntent(@PathParam("id") String id, IntentFact fact) {
        return edge.put(Intents.TABLE, id, fact);
    }

    @GET
    @Path("intents/{id}")
    @RunOnVirtualThread
    public IntentFact intent(@PathParam("id") String id) {
        return edge.get(Intents.TABLE, id);
    }
}
