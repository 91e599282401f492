package dev.ark.core.checkpoint;

import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.journal.TreeNodes;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal's tree as it is kept. Every eighth level is read, from the rows themselves at the bottom, and what lies between is computed: a
 * node costs one range of at most 256 hashes, and a whole proof two such ranges for each eight levels, while keeping the tree costs one short
 * record for 256 rows. For one snapshot of the database; not thread-safe.
 */
final class StoredTree implements TreeNodes {
    /** Levels from one that is kept to the next. */
    static final int STEP = 8;

    private static final int TILE = 1 << STEP;

    private final Session session;
    private final Map<Tile, List<TreeHash>> tiles = new HashMap<>();

    /** 256 neighbours on a level that is kept. */
    private record Tile(int level, long index) {}

    StoredTree(Session session) {
        this.session = session;
    }

    /** Whether nodes of a level are kept beside the rows. */
    private static boolean isKept(int level) {
        return level > 0 && level % STEP == 0;
    }

    /** Adds a leaf to a tree, and the nodes that are to be kept of it then to a list. */
    static void grow(MerkleFrontier tree, TreeHash leaf, List<CheckpointStore.KeptNode> nodes) {
        tree.append(leaf, (level, index, hash) -> {
            if (isKept(level)) {
                nodes.add(new CheckpointStore.KeptNode(level, index, hash));
            }
        });
    }

    @Override
    public TreeHash node(int level, long index) {
        int kept = level - level % STEP;
        int span = 1 << (level - kept);
        long first = index * span;
        List<TreeHash> tile = tiles.computeIfAbsent(new Tile(kept, first / TILE), this::read);
        int from = (int) (first % TILE);
        if (from + span > tile.size()) {
            throw new IllegalStateException(
                    "the journal's tree lacks nodes: rows or nodes were removed from the database");
        }
        return root(tile.subList(from, from + span));
    }

    private static TreeHash root(List<TreeHash> nodes) {
        if (nodes.size() == 1) {
            return nodes.getFirst();
        }
        int half = nodes.size() / 2;
        return TreeHash.node(root(nodes.subList(0, half)), root(nodes.subList(half, nodes.size())));
    }

    private List<TreeHash> read(Tile tile) {
        long first = tile.index() * TILE;
        try {
            return tile.level() == 0
                    ? session.list(
                            "SELECT hash FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq",
                            row -> TreeHash.ofRow(row.getString(1)),
                            first,
                            first + TILE)
                    : session.list(
                            "SELECT hash FROM merkle_node WHERE level = ? AND idx >= ? AND idx < ? ORDER BY idx",
                            row -> TreeHash.ofHex(row.getString(1)),
                            tile.level(),
                            first,
                            first + TILE);
        } catch (SQLException e) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "the journal's tree cannot be read: " + e.getMessage(), e);
        }
    }
}
