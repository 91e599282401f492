package dev.ark.contract.journal;

/** Where the nodes of a Merkle tree are kept. */
public interface TreeNodes {
    /**
     * The root of a complete subtree of 2^level leaves.
     *
     * @param level 0 for a leaf
     * @param index how many such subtrees lie to its left
     */
    TreeHash node(int level, long index);
}
