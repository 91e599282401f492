package dev.ark.core.http;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.DecisionBatch;
import dev.ark.contract.http.ProposalBatch;
import dev.ark.contract.http.VerdictBatch;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.decision.Decisions;
import dev.ark.core.decision.Rehearsals;
import dev.ark.runtime.identity.Caller;
import dev.ark.runtime.trace.Trace;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Many proposals at once, in their order: each is answered as it would be alone. */
@Path("/v1")
public final class BatchResource {
    private final Decisions decisions;
    private final Rehearsals rehearsals;
    private final Caller caller;
    private final Trace trace;

    BatchResource(Decisions decisions, Rehearsals rehearsals, Caller caller, Trace trace) {
        this.decisions = decisions;
        this.rehearsals = rehearsals;
        this.caller = caller;
        this.trace = trace;
    }

    /** Decides proposals of the calling agent, one after the other. */
    @POST
    @Path("decisions:batch")
    @NonBlocking
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<DecisionBatch> decide(ProposalBatch batch) {
        List<BatchItem> items = items(batch);
        List<CompletableFuture<DecisionBatch.Item>> decided =
                decisions
                        .decideInOrder(
                                caller.name(), proposals(items), trace.parent().toString())
                        .stream()
                        .map(BatchResource::item)
                        .toList();
        return CompletableFuture.allOf(decided.toArray(CompletableFuture[]::new))
                .thenApply(all -> new DecisionBatch(inOrder(
                        items,
                        decided.stream().map(CompletableFuture::join).toList(),
                        problem -> new DecisionBatch.Item(null, problem))));
    }

    /** What the proposals would be answered now: each approved one counts for those after it. */
    @POST
    @Path("evaluations:batch")
    @RunOnVirtualThread
    @RolesAllowed(Roles.AGENT)
    public VerdictBatch rehearse(ProposalBatch batch) {
        List<BatchItem> items = items(batch).stream().map(this::proposable).toList();
        List<Proposal> proposals = proposals(items);
        List<Verdict> verdicts = proposals.isEmpty() ? List.of() : rehearsals.rehearse(caller.name(), proposals);
        return new VerdictBatch(inOrder(
                items,
                verdicts.stream()
                        .map(verdict -> new VerdictBatch.Item(verdict, null))
                        .toList(),
                problem -> new VerdictBatch.Item(null, problem)));
    }

    private BatchItem proposable(BatchItem item) {
        try {
            item.proposal().ifPresent(proposal -> rehearsals.requireProposable(caller.name(), proposal));
            return item;
        } catch (ProblemException e) {
            return new BatchItem.Unreadable(e.problem());
        }
    }

    private static List<BatchItem> items(ProposalBatch batch) {
        return Checks.present("body", batch).proposals().stream()
                .map(BatchItem::of)
                .toList();
    }

    private static List<Proposal> proposals(List<BatchItem> items) {
        return items.stream().map(BatchItem::proposal).flatMap(Optional::stream).toList();
    }

    private static CompletableFuture<DecisionBatch.Item> item(CompletableFuture<Decision> answer) {
        return answer.handle((decision, failure) -> failure == null
                ? new DecisionBatch.Item(decision, null)
                : new DecisionBatch.Item(null, BatchItem.problem(failure)));
    }

    private static <T> List<T> inOrder(List<BatchItem> items, List<T> answers, Function<Problem, T> refused) {
        Iterator<T> answer = answers.iterator();
        List<T> results = new ArrayList<>(items.size());
        for (BatchItem item : items) {
            results.add(
                    switch (item) {
                        case BatchItem.Read _ -> answer.next();
                        case BatchItem.Unreadable unreadable -> refused.apply(unreadable.problem());
                    });
        }
        return results;
    }
}
