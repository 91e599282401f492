package dev.ark.core.sqlite;

import dev.ark.contract.journal.JournalRow;
import dev.ark.core.JournalFile;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A writer on a real file, with all that it tells others kept to be looked at. */
public final class OpenWriter implements AutoCloseable {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T09:30:00Z"), ZoneOffset.UTC);

    final AtomicInteger failStops = new AtomicInteger();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final List<JournalRow> told = new CopyOnWriteArrayList<>();
    final Session session;
    private final Path file;
    private final Writer writer;

    public OpenWriter(Path file, String deployment) throws SQLException {
        this(file, deployment, CLOCK);
    }

    public OpenWriter(Path file, String deployment, Clock clock) throws SQLException {
        this(file, new Author(clock, deployment, "test", () -> ""), new StateDisk(file, 0, 0));
    }

    OpenWriter(Path file, Author author, StateDisk disk) throws SQLException {
        this.file = file;
        this.session = Database.open(file).writer();
        this.writer = new Writer(
                session,
                disk,
                author,
                told::addAll,
                (changes, nanos) -> batches.add(changes),
                failStops::incrementAndGet);
    }

    /** As a process of some slot opens it. */
    static Author author(String deployment) {
        return new Author(CLOCK, deployment, "test", () -> "");
    }

    public Writer writer() {
        return writer;
    }

    /** A pool of readers of the same file; it lives as long as the test. */
    public ReadPool reads() throws SQLException {
        return new ReadPool(
                AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool -> pool.maxSize(2)
                                .connectionFactoryConfiguration(
                                        factory -> factory.jdbcUrl("jdbc:sqlite:" + file + "?open_mode=2")))),
                failStops::incrementAndGet);
    }

    /** A change that appends one row. */
    static Change<JournalRow> row(String type) {
        return transaction -> transaction.append(type, Map.of("said", type));
    }

    /** Keeps the writer busy until the latch is counted down, so that what is submitted meanwhile waits together. */
    CountDownLatch hold() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> gate = writer.submit(transaction -> {
            held.countDown();
            try {
                return release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        if (!held.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the writer did not start: " + gate);
        }
        return release;
    }

    List<JournalRow> journal() {
        return JournalFile.rows(file);
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
