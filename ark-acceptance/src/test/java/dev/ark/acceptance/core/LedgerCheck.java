package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds what callers were answered to what the journal says. */
final class LedgerCheck {
    private final JournalFold journal;
    private final List<String> violations = new ArrayList<>();

    private LedgerCheck(JournalFold journal) {
        this.journal = journal;
    }

    /** What differs. */
    static List<String> violations(Ledger ledger, JournalFold journal) {
        LedgerCheck check = new LedgerCheck(journal);
        ledger.byMarker().values().forEach(check::write);
        check.halts(ledger.entries());
        return check.violations;
    }

    /** Acknowledged: there once. Refused whenever it was asked for: not there. Otherwise there at most once. */
    private void write(List<Ledger.Entry> requests) {
        Write write = requests.getFirst().write();
        List<JournalFold.Row> rows = journal.rows(write.marker());
        boolean acknowledged = requests.stream().anyMatch(Ledger.Entry::isAcknowledged);
        boolean unknown = requests.stream().anyMatch(Ledger.Entry::isUnknown);
        if (acknowledged && rows.size() != 1) {
            violations.add("%s %s was acknowledged and is there %d times"
                    .formatted(write.kind(), write.marker(), rows.size()));
        } else if (!acknowledged && !unknown && !rows.isEmpty()) {
            violations.add("%s %s was refused and is there: %s".formatted(write.kind(), write.marker(), rows));
        } else if (rows.size() > 1) {
            violations.add("%s %s is there %d times".formatted(write.kind(), write.marker(), rows.size()));
        }
        for (Ledger.Entry request : requests) {
            if (request.outcome() instanceof Outcome.Acknowledged done && !rows.isEmpty()) {
                answer(write, done.answer(), rows.getFirst());
            }
        }
    }

    private void answer(Write write, JsonNode answer, JournalFold.Row row) {
        // The epoch in the answer to a spending is the permit's, of which the row says nothing.
        boolean saysEpoch = answer.has("halt_epoch") && write.kind() != Kind.SPEND;
        boolean same = row.type().equals(write.kind().rowType())
                && (!answer.has("seq") || answer.path("seq").asLong() == row.seq())
                && (!saysEpoch || answer.path("halt_epoch").asLong() == row.haltEpoch())
                && (write.kind() != Kind.DECISION
                        || answer.path("decision_id").asText().equals(row.decisionId())
                                && answer.path("outcome").asText().equals(row.outcome()));
        if (!same) {
            violations.add("%s %s was answered %s, and the journal says %s"
                    .formatted(write.kind(), write.marker(), answer, row));
        }
    }

    /** Between the answer to a halt and the request of the next release, nobody hears of an approval that was asked for in between. */
    private void halts(List<Ledger.Entry> entries) {
        List<Ledger.Entry> releases = entries.stream()
                .filter(entry -> entry.write().kind() == Kind.RESUME)
                .toList();
        List<Ledger.Entry> approvals = entries.stream()
                .filter(entry -> entry.isApproval() && !entry.repeat())
                .toList();
        for (Ledger.Entry halt : entries) {
            if (halt.write().kind() != Kind.HALT || !halt.isAcknowledged()) {
                continue;
            }
            long from = halt.answeredNanos();
            long to = releases.stream()
                    .mapToLong(Ledger.Entry::askedNanos)
                    .filter(asked -> asked > from)
                    .min()
                    .orElse(Long.MAX_VALUE);
            approvals.stream()
                    .filter(approval -> approval.askedNanos() > from && approval.answeredNanos() < to)
                    .forEach(approval -> violations.add("%s was approved though %s had been acknowledged"
                            .formatted(approval.write().marker(), halt.write().marker())));
        }
    }
}
