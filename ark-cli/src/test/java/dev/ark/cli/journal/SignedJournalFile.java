package dev.ark.cli.journal;

import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A database file with a journal of decisions, as a core writes and signs it. Seeded. */
final class SignedJournalFile implements AutoCloseable {
    private static final Facts FACTS = World.ordinary().facts();
    private static final Instant AT = Instant.parse("2026-01-31T14:30:00.123Z");
    private static final int ROWS_A_COMMIT = 5_000;
    private static final int ROWS_A_CHECKPOINT = 256;
    private static final int FACT_LENGTH = 1_700;

    final CheckpointSigner signer;
    final CheckpointCopies copies;
    private final Connection connection;
    private final PreparedStatement rows;
    private final PreparedStatement decisions;
    private final MerkleFrontier tree = MerkleFrontier.empty();
    private final long seed;
    private String head = HashChain.GENESIS;

    /**
     * An empty journal.
     *
     * @param seed of what is decided in it
     */
    SignedJournalFile(Path file, CheckpointSigner signer, long seed) throws Exception {
        this.signer = signer;
        this.copies = CheckpointCopies.beside(file);
        this.seed = seed;
        Files.createDirectories(copies.directory());
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = OFF");
        execute(
                "CREATE TABLE journal (seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,"
                        + " at TEXT NOT NULL, deployment TEXT NOT NULL, version TEXT NOT NULL, prev_hash TEXT NOT NULL,"
                        + " hash TEXT NOT NULL) STRICT");
        execute("CREATE TABLE decision (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, basis TEXT NOT NULL) STRICT");
        execute("CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL) STRICT");
        rows = connection.prepareStatement("INSERT INTO journal VALUES (?, 1, ?, ?, ?, 'stable', 'v1', ?, ?)");
        decisions = connection.prepareStatement("INSERT INTO decision VALUES (?, ?, ?)");
    }

    /**
     * Writes a file for {@code benchmarks/journal-verify}: its path, the number of rows, the path of the public key to write, and whether the rows
     * are {@code decisions} or {@code facts}.
     */
    public static void main(String... arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        CheckpointSigner signer = CheckpointSigner.generate();
        Files.writeString(Path.of(arguments[2]), signer.verifier() + "\n");
        try (SignedJournalFile journal = new SignedJournalFile(file, signer, 1)) {
            if (arguments[3].equals("facts")) {
                journal.appendFacts(rows, ROWS_A_CHECKPOINT);
            } else {
                journal.append(rows, ROWS_A_CHECKPOINT);
            }
        }
    }

    /** Appends decisions of ordinary days and signs after each so many of them, and at the end. */
    SignedJournalFile append(int rows, int rowsACheckpoint) throws SQLException, IOException {
        return append(rows, rowsACheckpoint, this::addDecision);
    }

    /** Appends rows that are no decisions likewise. */
    SignedJournalFile appendFacts(int rows, int rowsACheckpoint) throws SQLException, IOException {
        return append(rows, rowsACheckpoint, seq -> add(EventType.FACT, "{\"text\":\"" + filler(seq) + "\"}"));
    }

    private interface Row {
        void add(long seq) throws SQLException;
    }

    private SignedJournalFile append(int rows, int rowsACheckpoint, Row row) throws SQLException, IOException {
        connection.setAutoCommit(false);
        for (int i = 1; i <= rows; i++) {
            row.add(tree.size() + 1);
            if (i % rowsACheckpoint == 0 || i == rows) {
                sign();
            }
            if (i % ROWS_A_COMMIT == 0) {
                connection.commit();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return this;
    }

    private void addDecision(long seq) throws SQLException {
        String quantity = (seed + seq % 120) + "." + seq % 100;
        addDecided(EventType.DECISION, DecidedRow.of(seq, Proposed.buy(quantity).now(), FACTS));
    }

    long rowCount() {
        return tree.size();
    }

    /** Adds a row with what it was based on. */
    void addDecided(String type, DecidedRow decided) throws SQLException {
        long seq = tree.size() + 1;
        add(type, decided.bodyText());
        decisions.setLong(1, seq);
        decisions.setString(2, decided.body().path("decision_id").asText());
        decisions.setString(3, decided.basisText());
        decisions.executeUpdate();
    }

    /** Adds a row of any type. */
    void add(String type, String body) throws SQLException {
        long seq = tree.size() + 1;
        JournalRow appended = HashChain.append(head, 1, seq, type, body, AT, "stable", "v1");
        rows.setLong(1, seq);
        rows.setString(2, type);
        rows.setString(3, body);
        rows.setString(4, AT.toString());
        rows.setString(5, appended.prevHash());
        rows.setString(6, appended.hash());
        rows.executeUpdate();
        head = appended.hash();
        tree.append(TreeHash.ofRow(head));
    }

    private static String filler(long seed) {
        String word = Long.toHexString(seed * 0x9E3779B97F4A7C15L) + " ";
        return word.repeat(FACT_LENGTH / word.length());
    }

    private void sign() throws SQLException, IOException {
        SignedCheckpoint checkpoint = signer.sign(tree.size(), tree.root());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO checkpoint VALUES (?, ?, ?)")) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, AT.toString());
            insert.setString(3, checkpoint.note());
            insert.executeUpdate();
        }
        copy(checkpoint);
    }

    /** Puts a checkpoint outside the database. */
    void copy(SignedCheckpoint checkpoint) throws IOException {
        Files.writeString(
                copies.log(),
                CheckpointCopies.line(checkpoint.note()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.writeString(copies.latest(), checkpoint.note());
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
