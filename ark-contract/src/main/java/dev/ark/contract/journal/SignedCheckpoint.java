package dev.ark.contract.journal;

/**
 * A checkpoint with the note that it was read from.
 *
 * @param note the signed text, byte for byte as it is kept
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    /**
     * Reads a checkpoint without believing its signature.
     *
     * @throws InvalidNoteException when it is not a checkpoint in the form of a signed note
     */
    public static SignedCheckpoint unverified(String note) throws InvalidNoteException {
        return new SignedCheckpoint(Checkpoint.parse(SignedNote.parse(note).text()), note);
    }

    /**
     * Reads a checkpoint and holds it to a key.
     *
     * @throws InvalidNoteException when it is none, or the key has not signed it
     */
    public static SignedCheckpoint verified(String note, VerifierKey key) throws InvalidNoteException {
        SignedCheckpoint signed = unverified(note);
        key.verify(SignedNote.parse(note));
        if (!signed.checkpoint.origin().equals(key.name())) {
            throw new InvalidNoteException("its origin is " + signed.checkpoint.origin() + ", not " + key.name());
        }
        return signed;
    }

    public long size() {
        return checkpoint.size();
    }

    public TreeHash root() {
        return checkpoint.root();
    }
}
