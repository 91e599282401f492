package dev.ark.contract.evaluation;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.DataHandling;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Proposal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which facts some actions are decided on, besides those of their agents. Sets are sorted, so that the same needs read the same. Immutable.
 *
 * @param account whether it matters what the agents' accounts hold
 * @param traded the symbols of orders
 * @param mentioned what publications may be about, in upper case: symbols, and words that are none
 * @param evidence the ids that are cited
 * @param subjects whose data is handled
 * @param destinations where data is to go
 * @param snapshots the ids of what could be restored
 * @param causes the ids of the decisions that led to the proposals
 */
public record Needs(
        boolean account,
        SortedSet<String> traded,
        SortedSet<String> mentioned,
        SortedSet<String> evidence,
        SortedSet<String> subjects,
        SortedSet<String> destinations,
        SortedSet<String> snapshots,
        SortedSet<String> causes) {

    /** What one proposal needs. */
    public static Needs of(Proposal proposal, Action action) {
        return new Needs(
                action instanceof Trade || action instanceof Publication,
                one(action instanceof Trade trade ? Optional.of(trade.symbol()) : Optional.empty()),
                sorted(action instanceof Publication publication ? publication.mentions() : Set.of()),
                sorted(proposal.evidence()),
                one(action instanceof DataHandling data ? Optional.of(data.subject()) : Optional.empty()),
                one(action instanceof DataHandling data ? data.recipient() : Optional.empty()),
                one(action instanceof FileOperation file ? file.snapshot() : Optional.empty()),
                one(proposal.cause()));
    }

    /** What some proposals need together. */
    public static Needs together(List<Needs> each) {
        if (each.size() == 1) {
            return each.getFirst();
        }
        return new Needs(
                each.stream().anyMatch(Needs::account),
                union(each, Needs::traded),
                union(each, Needs::mentioned),
                union(each, Needs::evidence),
                union(each, Needs::subjects),
                union(each, Needs::destinations),
                union(each, Needs::snapshots),
                union(each, Needs::causes));
    }

    private static SortedSet<String> one(Optional<String> name) {
        return sorted(name.map(List::of).orElse(List.of()));
    }

    private static SortedSet<String> union(List<Needs> each, Function<Needs, SortedSet<String>> part) {
        TreeSet<String> all = new TreeSet<>();
        each.forEach(needs -> all.addAll(part.apply(needs)));
        return all;
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
