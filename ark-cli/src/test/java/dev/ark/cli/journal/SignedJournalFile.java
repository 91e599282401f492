package dev.ark.cli.journal;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.json.CanonicalJson;
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

/** A database file with a journal of decisions, as a core writes and signs it. Seeded by the row's number alone. */
final class SignedJournalFile implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-01-31T14:30:00.123Z");
    private static final int ROWS_A_COMMIT = 5_000;
    private static final int ROWS_A_CHECKPOINT = 256;
    /** As a core writes them for a trade with all rules: bytes. */
    private static final int USUAL_BODY = 1_700;

    private static final int USUAL_BASIS = 1_500;

    final CheckpointSigner signer;
    final CheckpointCopies copies;
    private final Connection connection;
    private final MerkleFrontier tree = MerkleFrontier.empty();
    private final int bodyLength;
    private final int basisLength;
    private String head = HashChain.GENESIS;

    /** An empty journal whose decisions have a body and a basis of about these lengths. */
    SignedJournalFile(Path file, CheckpointSigner signer, int bodyLength, int basisLength) throws Exception {
        this.signer = signer;
        this.copies = CheckpointCopies.beside(file);
        this.bodyLength = bodyLength;
        this.basisLength = basisLength;
        Files.createDirectories(copies.directory());
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = OFF");
        execute(
                "CREATE TABLE journal (seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,"
                        + " at TEXT NOT NULL, deployment TEXT NOT NULL, version TEXT NOT NULL, prev_hash TEXT NOT NULL,"
                        + " hash TEXT NOT NULL) STRICT");
        execute("CREATE TABLE decision (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, agent TEXT NOT NULL,"
                + " action_digest TEXT NOT NULL, basis TEXT NOT NULL) STRICT");
        execute("CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL) STRICT");
    }

    /** Writes a file for {@code benchmarks/journal-verify}: its path, the number of rows, and the path of the public key to write. */
    public static void main(String... arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        CheckpointSigner signer = CheckpointSigner.generate();
        Files.writeString(Path.of(arguments[2]), signer.verifier() + "\n");
        try (SignedJournalFile journal = new SignedJournalFile(file, signer, USUAL_BODY, USUAL_BASIS)) {
            journal.append(Integer.parseInt(arguments[1]), ROWS_A_CHECKPOINT);
        }
    }

    /** Appends decisions and signs after each so many of them, and at the end. */
    SignedJournalFile append(int rows, int rowsACheckpoint) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(
                        "INSERT INTO journal VALUES (?, 1, 'decision', ?, ?, 'stable', 'v1', ?, ?)");
                PreparedStatement decision =
                        connection.prepareStatement("INSERT INTO decision VALUES (?, ?, 'kenny', 'digest', ?)")) {
            for (int i = 1; i <= rows; i++) {
                insert(row, decision);
                if (i % rowsACheckpoint == 0 || i == rows) {
                    row.executeBatch();
                    decision.executeBatch();
                    sign();
                }
                if (i % ROWS_A_COMMIT == 0) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return this;
    }

    private void insert(PreparedStatement row, PreparedStatement decision) throws SQLException {
        long seq = tree.size() + 1;
        String id = "0199%08x-decision".formatted(seq);
        String basis = "{\"facts\":\"" + filler(seq, basisLength) + "\"}";
        String body = "{\"decision_id\":\"" + id + "\",\"seq\":" + seq + ",\"violations\":\""
                + filler(seq + 1, bodyLength) + "\",\"basis_sha256\":\"" + CanonicalJson.sha256(basis)
                + "\",\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"}";
        JournalRow appended = HashChain.append(head, 1, seq, "decision", body, AT, "stable", "v1");
        row.setLong(1, seq);
        row.setString(2, body);
        row.setString(3, AT.toString());
        row.setString(4, appended.prevHash());
        row.setString(5, appended.hash());
        row.addBatch();
        decision.setString(1, id);
        decision.setLong(2, seq);
        decision.setString(3, basis);
        decision.addBatch();
        head = appended.hash();
        tree.append(TreeHash.ofRow(head));
    }

    private static String filler(long seed, int length) {
        String word = Long.toHexString(seed * 0x9E3779B97F4A7C15L) + " ";
        return word.repeat(length / word.length() + 1).substring(0, length);
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
