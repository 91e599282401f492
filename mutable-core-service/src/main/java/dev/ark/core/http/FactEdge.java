package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactStore;
import dev.ark.core.facts.FactTable;
import dev.ark.runtime.identity.Caller;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the endpoints of all kinds of facts have in common. Thread-safe. */
@Singleton
final class FactEdge {
    private final FactStore facts;
    private final Caller caller;

    FactEdge(FactStore facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    <F> CompletionStage<Recorded> put(FactTable<F> table, String id, @Nullable F fact) {
        return facts.put(table, Checks.name("id", id), Checks.present("body", fact), caller.name());
    }

    <F> F get(FactTable<F> table, String id) {
        return facts.find(table, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such fact"));
    }
}
