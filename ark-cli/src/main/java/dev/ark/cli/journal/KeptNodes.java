package dev.ark.cli.journal;

import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.journal.TreeNodes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The nodes that a core keeps of its tree, on every eighth level; those between are computed. Rows are not read. Not thread-safe. */
final class KeptNodes implements TreeNodes {
    private static final int STEP = 8;

    private final Connection connection;

    /** A node that is needed is not there, or is none. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    KeptNodes(Connection connection) {
        this.connection = connection;
    }

    @Override
    public TreeHash node(int level, long index) {
        return level % STEP == 0
                ? kept(level, index)
                : TreeHash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }

    private TreeHash kept(int level, long index) {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hash FROM merkle_node WHERE level = ? AND idx = ?")) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet row = statement.executeQuery()) {
                if (level == 0 || !row.next()) {
                    throw new Broken("the tree of the rows in the archive is not whole", null);
                }
                return TreeHash.ofHex(row.getString(1));
            }
        } catch (SQLException | IllegalArgumentException e) {
            throw new Broken("the tree of the rows in the archive cannot be read: " + e.getMessage(), e);
        }
    }
}
