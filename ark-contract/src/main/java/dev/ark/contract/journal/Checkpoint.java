package dev.ark.contract.journal;

import java.util.regex.Pattern;

/**
 * What the journal was at a moment, as C2SP tlog-checkpoint writes it: three lines.
 *
 * @param origin names the journal; the name of the key that signs
 * @param size how many rows; as sequences start at 1 and have no gaps, also the last row's sequence
 * @param root of the Merkle tree over their hashes
 */
public record Checkpoint(String origin, long size, TreeHash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        if (!SignedNote.isKeyName(origin) || size < 0) {
            throw new IllegalArgumentException("not a checkpoint: " + origin + " " + size);
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads the text that was signed. Lines after the third are refused: this journal writes none.
     *
     * @throws InvalidNoteException when it is not such a text
     */
    static Checkpoint parse(String text) throws InvalidNoteException {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            throw new InvalidNoteException("it is not a checkpoint");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), TreeHash.ofBase64(lines[2]));
        } catch (IllegalArgumentException e) {
            throw new InvalidNoteException("it is not a checkpoint: " + e.getMessage(), e);
        }
    }
}
