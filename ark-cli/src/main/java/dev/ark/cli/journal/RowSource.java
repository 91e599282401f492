package dev.ark.cli.journal;

import java.util.List;

/** Where rows come from, in order and page by page. */
interface RowSource extends AutoCloseable {
    /**
     * The next page; empty after the last.
     *
     * @throws DamagedArchive when the archive is not what was sealed
     */
    List<StoredRow> next() throws JournalFile.Unreadable, DamagedArchive;

    @Override
    void close();

    /** A segment is missing, was cut or was changed. */
    final class DamagedArchive extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedArchive(String message) {
            super(message);
        }
    }
}
