package dev.ark.cli.journal;

import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SegmentHeader;
import dev.ark.contract.journal.SegmentName;
import dev.ark.contract.journal.SegmentWriter;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    private final PreparedStatement nodes;
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
        execute("CREATE TABLE merkle_node (level INTEGER NOT NULL, idx INTEGER NOT NULL, hash TEXT NOT NULL) STRICT");
        nodes = connection.prepareStatement("INSERT INTO merkle_node VALUES (?, ?, ?)");
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
        List<Object[]> kept = new ArrayList<>();
        tree.append(TreeHash.ofRow(head), (level, index, hash) -> {
            if (level > 0 && level % 8 == 0) {
                kept.add(new Object[] {level, index, hash.hex()});
            }
        });
        for (Object[] node : kept) {
            nodes.setInt(1, (Integer) node[0]);
            nodes.setLong(2, (Long) node[1]);
            nodes.setString(3, (String) node[2]);
            nodes.executeUpdate();
        }
    }

    /** Moves the rows up to one to a segment, says so, and signs that. */
    SegmentName compact(Path archive, long to) throws Exception {
        execute("CREATE TABLE IF NOT EXISTS journal_floor (seq INTEGER, hash TEXT, epoch INTEGER)");
        execute("CREATE TABLE IF NOT EXISTS journal_segment"
                + " (first_seq INTEGER, last_seq INTEGER, file TEXT, sha256 TEXT, last_hash TEXT)");
        Files.createDirectories(archive);
        List<ArchivedRow> archived = rowsUpTo(to);
        ArchivedRow first = archived.getFirst();
        ArchivedRow last = archived.getLast();
        SegmentName name = new SegmentName(first.seq(), to);
        Path file = archive.resolve(name.toString());
        try (SegmentWriter segment =
                new SegmentWriter(file, new SegmentHeader(first.seq(), to, first.prevHash(), "a checkpoint"))) {
            for (ArchivedRow row : archived) {
                segment.add(row);
            }
            segment.seal();
        }
        String sha256 = Sha256.ofFile(file);
        add(
                EventType.JOURNAL_COMPACTED,
                ArkJson.mapper()
                        .createObjectNode()
                        .put("from", first.seq())
                        .put("to", to)
                        .put("file", name.toString())
                        .put("sha256", sha256)
                        .put("last_hash", last.hash())
                        .toString());
        execute("INSERT INTO journal_segment VALUES (" + first.seq() + ", " + to + ", '" + name + "', '" + sha256
                + "', '" + last.hash() + "')");
        execute("DELETE FROM journal_floor");
        execute("INSERT INTO journal_floor VALUES (" + to + ", '" + last.hash() + "', 1)");
        execute("DELETE FROM journal WHERE seq <= " + to);
        execute("DELETE FROM decision WHERE seq <= " + to);
        sign();
        return name;
    }

    private List<ArchivedRow> rowsUpTo(long to) throws SQLException {
        List<ArchivedRow> archived = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT j.*, coalesce(d.basis, '') FROM journal j LEFT JOIN decision d ON d.seq = j.seq WHERE j.seq <= "
                                + to + " ORDER BY j.seq")) {
            while (row.next()) {
                archived.add(new ArchivedRow(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)));
            }
        }
        return archived;
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
