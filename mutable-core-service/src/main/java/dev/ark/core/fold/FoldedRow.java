package dev.ark.core.fold;

import dev.ark.contract.journal.JournalRow;
import java.util.Optional;

/**
 * A row of the journal to be folded, with what was kept beside it.
 *
 * @param basis the text that a decision was based on, where it is still there; empty for any other row
 */
public record FoldedRow(JournalRow row, Optional<String> basis) {}
