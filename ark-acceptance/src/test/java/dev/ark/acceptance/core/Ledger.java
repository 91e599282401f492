package dev.ark.acceptance.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All that was asked for, and what its callers know of it. Thread-safe. */
final class Ledger {
    private final List<Entry> entries = new ArrayList<>();
    private long acknowledged;

    /** One request, with the times (of {@link System#nanoTime}) of it and its answer. */
    record Entry(Write write, Outcome outcome, boolean repeat, long askedNanos, long answeredNanos) {
        boolean isAcknowledged() {
            return outcome instanceof Outcome.Acknowledged;
        }

        boolean isUnknown() {
            return outcome instanceof Outcome.Unknown;
        }

        /** Whether it is a decision that lets an agent act. */
        boolean isApproval() {
            return write.kind() == Kind.DECISION
                    && outcome instanceof Outcome.Acknowledged done
                    && done.answer().path("outcome").asText().equals("approved");
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
        acknowledged += entry.isAcknowledged() ? 1 : 0;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many requests were acknowledged. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    synchronized long unknown() {
        return entries.stream().filter(Entry::isUnknown).count();
    }

    /** The requests of each write, the first one first. */
    Map<String, List<Entry>> byMarker() {
        Map<String, List<Entry>> byMarker = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            byMarker.computeIfAbsent(entry.write().marker(), _ -> new ArrayList<>(1))
                    .add(entry);
        }
        return byMarker;
    }

    /** Some of the acknowledged writes that may be asked for again, of the newest rather than of the oldest. */
    List<Entry> acknowledgedAmong(int newest, int most, Random random) {
        List<Entry> all = entries();
        List<Entry> found = new ArrayList<>(all.subList(Math.max(0, all.size() - newest), all.size()));
        found.removeIf(entry -> !entry.isAcknowledged() || !entry.write().kind().isRepeatable());
        Collections.shuffle(found, random);
        return found.subList(0, Math.min(most, found.size()));
    }

    /** The writes among the newest requests of which nobody knows whether they are done, and which may be asked for again. */
    List<Write> unknownAmong(int newest) {
        List<Entry> all = entries();
        Set<String> known = new HashSet<>();
        List<Write> found = new ArrayList<>();
        for (Entry entry : all.subList(Math.max(0, all.size() - newest), all.size())) {
            if (!entry.isUnknown()) {
                known.add(entry.write().marker());
            } else if (entry.write().kind().isRepeatable()) {
                found.add(entry.write());
            }
        }
        found.removeIf(write -> known.contains(write.marker()));
        return found;
    }
}
