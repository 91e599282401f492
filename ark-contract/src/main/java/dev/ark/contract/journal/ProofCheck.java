package dev.ark.contract.journal;

import java.util.ArrayList;
import java.util.List;

/** Checks the proofs of RFC 6962 as RFC 9162 spells it out, sections 2.1.3.2 and 2.1.4.2. Total: whatever comes, it is true or false. */
public final class ProofCheck {
    private ProofCheck() {}

    /** Whether a proof shows that a leaf is the one at an index, from 0, of a tree with a root. */
    public static boolean includes(TreeHash leaf, long index, long size, List<TreeHash> proof, TreeHash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Walk walk = new Walk(index, size - 1);
        TreeHash hash = leaf;
        for (TreeHash sibling : proof) {
            if (walk.atTop()) {
                return false;
            }
            hash = walk.siblingIsLeft() ? TreeHash.node(sibling, hash) : TreeHash.node(hash, sibling);
            walk.up();
        }
        return walk.atTop() && hash.equals(root);
    }

    /** Whether a proof shows that the tree of the first root is the beginning of the tree of the second. */
    public static boolean extendsTree(
            long first, TreeHash firstRoot, long second, TreeHash secondRoot, List<TreeHash> proof) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        List<TreeHash> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.addFirst(firstRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        Walk walk = new Walk(first - 1, second - 1);
        walk.skipRightEdges();
        TreeHash old = path.getFirst();
        TreeHash grown = path.getFirst();
        for (TreeHash sibling : path.subList(1, path.size())) {
            if (walk.atTop()) {
                return false;
            }
            if (walk.siblingIsLeft()) {
                old = TreeHash.node(sibling, old);
                grown = TreeHash.node(sibling, grown);
            } else {
                grown = TreeHash.node(grown, sibling);
            }
            walk.up();
        }
        return walk.atTop() && old.equals(firstRoot) && grown.equals(secondRoot);
    }

    /** The way from a leaf to the root, beside that of the last leaf: fn and sn of the RFC. */
    private static final class Walk {
        private long node;
        private long last;

        private Walk(long node, long last) {
            this.node = node;
            this.last = last;
        }

        private boolean atTop() {
            return last == 0;
        }

        private boolean siblingIsLeft() {
            return isRightChild() || node == last;
        }

        /** Where the node stands alone at the right edge it rises until it has a sibling. */
        private void up() {
            if (siblingIsLeft()) {
                while (!isRightChild() && node != 0) {
                    rise();
                }
            }
            rise();
        }

        private void skipRightEdges() {
            while (isRightChild()) {
                rise();
            }
        }

        private boolean isRightChild() {
            return (node & 1) == 1;
        }

        private void rise() {
            node >>= 1;
            last >>= 1;
        }
    }
}
