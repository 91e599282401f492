package dev.ark.contract.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the proofs of RFC 6962, sections 2.1.1 and 2.1.2, in O(log n) hashes.
 *
 * @param nodes of a tree that has at least as many leaves as a proof is asked for
 */
public record MerkleProofs(TreeNodes nodes) {

    /** The root of the tree's first {@code size} leaves. */
    public TreeHash root(long size) {
        return size == 0 ? TreeHash.EMPTY : root(0, size);
    }

    /**
     * Proves that a leaf is in the tree of a size.
     *
     * @param index from 0, below the size
     */
    public List<TreeHash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<TreeHash> proof = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long split = split(start, end);
            if (index < split) {
                proof.add(root(split, end));
                end = split;
            } else {
                proof.add(root(start, split));
                start = split;
            }
        }
        Collections.reverse(proof);
        return proof;
    }

    /**
     * Proves that the tree of one size is the beginning of the tree of another.
     *
     * @param first at least 1
     * @param second at least the first
     */
    public List<TreeHash> consistency(long first, long second) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException("a tree of " + first + " is not the beginning of one of " + second);
        }
        List<TreeHash> proof = new ArrayList<>();
        long start = 0;
        long end = second;
        while (first != end) {
            long split = split(start, end);
            if (first <= split) {
                proof.add(root(split, end));
                end = split;
            } else {
                proof.add(root(start, split));
                start = split;
            }
        }
        if (start > 0) {
            proof.add(root(start, end));
        }
        Collections.reverse(proof);
        return proof;
    }

    private TreeHash root(long start, long end) {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return nodes.node(level, start >> level);
        }
        long split = split(start, end);
        return TreeHash.node(root(start, split), root(split, end));
    }

    /** Where a subtree divides: its left part has the largest power of two below its leaves. */
    private static long split(long start, long end) {
        return start + Long.highestOneBit(end - start - 1);
    }
}
