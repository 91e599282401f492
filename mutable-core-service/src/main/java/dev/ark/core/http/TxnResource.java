package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.TxnAnswer;
import dev.ark.contract.http.TxnRequest;
import dev.ark.contract.identity.Roles;
import dev.ark.core.state.KeyTransactions;
import dev.ark.core.state.Scope;
import dev.ark.runtime.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** Transactions over several keys of the calling agent's own state. */
@Path("/v1/txn")
public final class TxnResource {
    private final KeyTransactions transactions;
    private final Caller caller;

    TxnResource(KeyTransactions transactions, Caller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    /** Does the operations of {@code then} when all comparisons hold, else those of {@code else}: all of them or none. */
    @POST
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<TxnAnswer> run(@BeanParam WriteHeaders headers, TxnRequest txn) {
        Checks.present("body", txn);
        return transactions.run(Scope.ofAgent(caller.name()), txn, headers.request(caller.name(), "txn", txn));
    }
}
