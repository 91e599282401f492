package dev.ark.acceptance.core;

import dev.ark.acceptance.ArkCommand;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Holds a site at rest to all that was answered about it, again and again as it grows. */
final class Audit {
    private final Ledger ledger;
    private final JournalFold journal = new JournalFold();

    Audit(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is not as it was answered; empty when all is well. */
    List<String> violations(Copy copy) throws SQLException, IOException {
        List<String> violations = new ArrayList<>();
        ArkCommand.Result verified = copy.verify();
        if (verified.exit() != 0) {
            violations.add("ark journal verify says: " + verified.out() + verified.err());
        }
        try (Connection connection = copy.open()) {
            journal.read(connection);
            violations.addAll(journal.violations());
            violations.addAll(LedgerCheck.violations(ledger, journal));
            violations.addAll(TableCheck.violations(connection, journal.fences()));
        }
        return violations;
    }

    /** How many rows the journal had. */
    long rows() {
        return journal.head();
    }
}
