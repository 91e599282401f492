package dev.ark.core.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.DurableFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Lists the rows of an old journal that are not in the restored one, as far as they can be read, for a person to look at. */
final class LostRowsFile {
    /** How many sequences in a row may be empty before the journal counts as over, when its last row cannot be told. */
    private static final long LONGEST_HOLE = 10_000;

    private final Path file;

    LostRowsFile(Path file) {
        this.file = file;
    }

    /**
     * Lists every row from one to the last.
     *
     * @param last the last that anything tells of
     * @param more whether rows may follow that nothing tells of
     * @param reason why the first is lost
     */
    LostRows write(OldJournal old, long from, long last, boolean more, String reason) throws IOException {
        long to = last;
        long unreadable = 0;
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (long seq = from; seq <= last || more && seq <= to + LONGEST_HOLE; seq++) {
                Optional<JournalRow> row = Optional.empty();
                String why = "it is not there";
                try {
                    row = old.row(seq);
                } catch (OldJournal.Unreadable e) {
                    why = e.getMessage();
                }
                if (row.isPresent()) {
                    to = Math.max(to, seq);
                    lines.write(ArkJson.mapper().writeValueAsString(row.get()) + "\n");
                } else if (seq <= last) {
                    unreadable++;
                    lines.write(unreadable(seq, why) + "\n");
                }
            }
        }
        DurableFiles.sync(file);
        return new LostRows(from, Math.max(from, to), unreadable, reason, file.toString());
    }

    private static String unreadable(long seq, String why) {
        ObjectNode line = ArkJson.mapper().createObjectNode();
        return line.put("seq", seq).put("unreadable", why).toString();
    }
}
