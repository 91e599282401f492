package dev.ark.core.state;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What clients saw of one versioned register, and whether one order of their operations explains it: an order in which each takes effect at one
 * moment between its call and its return (Wing and Gong 1993, with Lowe's memory of what was tried).
 */
public final class RegisterHistory {
    private final List<Operation> operations;
    private final Set<Tried> tried = new HashSet<>();

    /** The register: nothing there, or a value; the version counts deletions too. */
    public record Register(long version, boolean live, long value) {
        static final Register NEW = new Register(0, false, 0);

        private boolean is(long expected) {
            return expected == 0 ? !live : live && version == expected;
        }
    }

    private record Tried(BitSet done, Register register) {}

    /** One call and its answer, between two moments of one clock. */
    public record Operation(Answer answer, long called, long returned) {}

    /** What was asked and answered. An expected version of 0 stands for nothing being there. */
    public sealed interface Answer {
        /** A read that found nothing. */
        record Absent() implements Answer {}

        record Found(long version, long value) implements Answer {}

        record Written(long expected, long value, long version) implements Answer {}

        record Deleted(long expected, long version) implements Answer {}

        /** A write or a deletion whose guard did not hold. */
        record Refused(long expected) implements Answer {}
    }

    public RegisterHistory(List<Operation> operations) {
        this.operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::called))
                .toList();
    }

    public boolean isLinearizable() {
        return search(new BitSet(operations.size()), Register.NEW);
    }

    private boolean search(BitSet done, Register register) {
        if (done.cardinality() == operations.size()) {
            return true;
        }
        long firstReturn = Long.MAX_VALUE;
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            firstReturn = Math.min(firstReturn, operations.get(i).returned());
        }
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            Operation operation = operations.get(i);
            if (operation.called() > firstReturn) {
                return false;
            }
            Register next = after(register, operation.answer());
            if (next != null) {
                BitSet more = (BitSet) done.clone();
                more.set(i);
                if (tried.add(new Tried(more, next)) && search(more, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The register after an operation; null when it could not have been answered so. */
    private static Register after(Register register, Answer answer) {
        long next = register.version() + 1;
        return switch (answer) {
            case Answer.Absent absent -> register.live() ? null : register;
            case Answer.Found found ->
                register.is(found.version()) && found.version() != 0 && register.value() == found.value()
                        ? register
                        : null;
            case Answer.Written written ->
                register.is(written.expected()) && written.version() == next
                        ? new Register(next, true, written.value())
                        : null;
            case Answer.Deleted deleted ->
                register.is(deleted.expected()) && deleted.version() == next ? new Register(next, false, 0) : null;
            case Answer.Refused refused -> register.is(refused.expected()) ? null : register;
        };
    }
}
