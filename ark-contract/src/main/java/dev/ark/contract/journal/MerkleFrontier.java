package dev.ark.contract.journal;

/**
 * The right edge of a Merkle tree: the roots of its complete subtrees, one for each bit that is set in the tree's size. That is all it takes to
 * append a leaf and to know the root. Not thread-safe.
 */
public final class MerkleFrontier {
    private static final int LEVELS = Long.SIZE - 1;

    private final TreeHash[] peaks;
    private long size;

    private MerkleFrontier(TreeHash[] peaks, long size) {
        this.peaks = peaks;
        this.size = size;
    }

    /** Told of each subtree that is complete, leaves included. */
    public interface Completed {
        void node(int level, long index, TreeHash hash);
    }

    public static MerkleFrontier empty() {
        return new MerkleFrontier(new TreeHash[LEVELS], 0);
    }

    /** The frontier of a tree whose nodes are kept. */
    public static MerkleFrontier of(long size, TreeNodes nodes) {
        TreeHash[] peaks = new TreeHash[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            if (isSet(size, level)) {
                peaks[level] = nodes.node(level, (size >> level) - 1);
            }
        }
        return new MerkleFrontier(peaks, size);
    }

    /** Another frontier of the same tree. */
    public MerkleFrontier copy() {
        return new MerkleFrontier(peaks.clone(), size);
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    public void append(TreeHash leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    public void append(TreeHash leaf, Completed completed) {
        TreeHash node = leaf;
        int level = 0;
        completed.node(level, size, node);
        while (isSet(size, level)) {
            node = TreeHash.node(peaks[level], node);
            level++;
            completed.node(level, size >> level, node);
        }
        peaks[level] = node;
        size++;
    }

    public TreeHash root() {
        TreeHash root = TreeHash.EMPTY;
        boolean first = true;
        for (int level = 0; level < LEVELS; level++) {
            if (isSet(size, level)) {
                root = first ? peaks[level] : TreeHash.node(peaks[level], root);
                first = false;
            }
        }
        return root;
    }

    private static boolean isSet(long size, int level) {
        return (size >> level & 1) == 1;
    }
}
