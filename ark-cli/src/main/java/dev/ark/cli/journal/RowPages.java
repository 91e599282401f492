package dev.ark.cli.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The rows of a file, page by page: while one page is worked on, the next is read. Not thread-safe. */
final class RowPages implements RowSource {
    private final JournalFile file;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private CompletableFuture<List<StoredRow>> next;

    /** The rows after a sequence. */
    RowPages(JournalFile file, long after) {
        this.file = file;
        this.next = read(after);
    }

    @Override
    public List<StoredRow> next() throws JournalFile.Unreadable {
        try {
            List<StoredRow> page = next.join();
            next = page.isEmpty() ? next : read(page.getLast().seq());
            return page;
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalFile.Unreadable unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private CompletableFuture<List<StoredRow>> read(long after) {
        CompletableFuture<List<StoredRow>> page = new CompletableFuture<>();
        reader.execute(() -> {
            try {
                page.complete(file.after(after));
            } catch (JournalFile.Unreadable | RuntimeException | Error e) {
                page.completeExceptionally(e);
            }
        });
        return page;
    }

    @Override
    public void close() {
        reader.close();
    }
}
