package dev.ark.contract.journal;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A node of the journal's Merkle tree, hashed as RFC 6962 has it: SHA-256 over the byte 0 and an entry for a leaf, over the byte 1 and both
 * children for a node, over nothing for the empty tree. Immutable.
 */
public final class TreeHash {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** The root of a tree without leaves. */
    public static final TreeHash EMPTY = new TreeHash(Sha256.digest(new byte[0]));

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a leaf that holds an entry. */
    public static TreeHash leaf(byte[] entry) {
        byte[] hashed = new byte[1 + entry.length];
        hashed[0] = LEAF;
        System.arraycopy(entry, 0, hashed, 1, entry.length);
        return new TreeHash(Sha256.digest(hashed));
    }

    /**
     * The leaf of a journal row. It holds the row's hash, which covers every field, so that the tree is built without reading the rows again.
     *
     * @param rowHash 64 hexadecimal digits
     */
    public static TreeHash ofRow(String rowHash) {
        return leaf(ofHex(rowHash).bytes);
    }

    public static TreeHash node(TreeHash left, TreeHash right) {
        byte[] hashed = new byte[1 + 2 * LENGTH];
        hashed[0] = NODE;
        System.arraycopy(left.bytes, 0, hashed, 1, LENGTH);
        System.arraycopy(right.bytes, 0, hashed, 1 + LENGTH, LENGTH);
        return new TreeHash(Sha256.digest(hashed));
    }

    /**
     * A hash from its hexadecimal digits.
     *
     * @throws IllegalArgumentException when they are no 32 bytes
     */
    public static TreeHash ofHex(String hex) {
        return checked(HexFormat.of().parseHex(hex));
    }

    /**
     * A hash from its base64 text, with padding.
     *
     * @throws IllegalArgumentException when it is not the one such text of 32 bytes
     */
    public static TreeHash ofBase64(String base64) {
        TreeHash hash = checked(Base64.getDecoder().decode(base64));
        if (!hash.base64().equals(base64)) {
            throw new IllegalArgumentException("not canonical base64");
        }
        return hash;
    }

    private static TreeHash checked(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes");
        }
        return new TreeHash(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
