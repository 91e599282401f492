package dev.ark.graveyard.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A value made of facts, with the facts that it was made of; or the facts that it would have needed and that cannot be had. */
public sealed interface Known<T> {

    /**
     * The value is known.
     *
     * @param facts the facts it was made of, each as {@code kind/id@revision}
     */
    record Present<T>(T value, List<String> facts) implements Known<T> {
        public Present {
            facts = List.copyOf(facts);
        }
    }

    /** At least one fact that the value needs cannot be had. */
    record Missing<T>(List<MissingFact> facts) implements Known<T> {
        public Missing {
            facts = List.copyOf(facts);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("nothing is missing");
            }
        }
    }

    static <T> Known<T> of(T value, String fact) {
        return new Present<>(value, List.of(fact));
    }

    static <T> Known<T> missing(String kind, String id, MissingFact.Reason reason) {
        return new Missing<>(List.of(new MissingFact(kind, id, reason)));
    }

    default <R> Known<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Present<T> present -> new Present<>(change.apply(present.value()), present.facts());
            case Missing<T> missing -> new Missing<>(missing.facts());
        };
    }

    /** A value that needs a further one; when both are missing, both are told. */
    default <O, R> Known<R> with(Known<O> other, BiFunction<? super T, ? super O, ? extends R> combine) {
        if (this instanceof Present<T> mine && other instanceof Present<O> its) {
            return new Present<>(combine.apply(mine.value(), its.value()), joined(mine.facts(), its.facts()));
        }
        return new Missing<>(joined(missingFacts(), other.missingFacts()));
    }

    /** A rule's result about the value; unknowable while it is missing. */
    default Result judge(Function<Present<T>, Result> judgement) {
        return switch (this) {
            case Present<T> present -> judgement.apply(present);
            case Missing<T> missing -> Rule.unknowable(missing.facts());
        };
    }

    private List<MissingFact> missingFacts() {
        return switch (this) {
            case Present<T> _ -> List.of();
            case Missing<T> missing -> missing.facts();
        };
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        List<E> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        for (E element : second) {
            if (!all.contains(element)) {
                all.add(element);
            }
        }
        return all;
    }
}
