package dev.ark.contract.journal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures, in the form of C2SP signed-note: the text, a blank line, and a line for each signature.
 *
 * @param text ends with a line feed; it is what is signed
 */
public record SignedNote(String text, List<Signature> signatures) {
    private static final String DASH = "— ";
    private static final int LONGEST = 64_000;
    private static final int MOST_SIGNATURES = 16;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * A signature.
     *
     * @param name of the key
     * @param base64 four bytes that tell which key, and the signature itself
     */
    public record Signature(String name, String base64) {}

    /**
     * Reads a note, without believing its signatures.
     *
     * @throws InvalidNoteException when it is not in the form of a signed note
     */
    public static SignedNote parse(String note) throws InvalidNoteException {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || end < 0 || !note.endsWith("\n") || hasControls(note)) {
            throw new InvalidNoteException("it is not a signed note");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2).split("\n", -1)) {
            if (!line.isEmpty()) {
                signatures.add(signature(line));
            }
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new InvalidNoteException("it has no signature, or too many");
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The note as it is kept and passed on. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Signature signature : signatures) {
            note.append(DASH)
                    .append(signature.name())
                    .append(' ')
                    .append(signature.base64())
                    .append('\n');
        }
        return note.toString();
    }

    /** Whether a text can be the name of a key: not empty, and neither white space nor a plus in it. */
    static boolean isKeyName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || isSpace(c));
    }

    private static Signature signature(String line) throws InvalidNoteException {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !isKeyName(parts[0]) || !isSignature(parts[1])) {
            throw new InvalidNoteException("a signature line is not one");
        }
        return new Signature(parts[0], parts[1]);
    }

    private static boolean isSignature(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length > VerifierKey.ID_LENGTH
                    && Base64.getEncoder().encodeToString(bytes).equals(base64);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasControls(String note) {
        return note.chars().anyMatch(c -> c < ' ' && c != '\n');
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
