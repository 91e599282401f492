package dev.ark.contract.local;

import java.nio.charset.StandardCharsets;

/**
 * A manifest of the rules as it was found, with what is to prove it. Nothing of it is trusted yet.
 *
 * @param manifest the text of its file
 * @param signature the text of the file beside it: a detached signature, base 64
 * @param manifestMode the permission bits of its file
 * @param signatureMode the permission bits of the file beside it
 */
public record SealedManifest(String manifest, String signature, int manifestMode, int signatureMode) {
    /** The mode that both files have: read by everybody, written by nobody. */
    public static final int READ_ONLY = 0444;

    /** What stands where there is nothing to be read. */
    public static final SealedManifest NOTHING = new SealedManifest("", "", 0, 0);

    /** A manifest of which both files have one mode. */
    public SealedManifest(String manifest, String signature, int mode) {
        this(manifest, signature, mode, mode);
    }

    /** The very bytes of the manifest's file. */
    public byte[] bytes() {
        return manifest.getBytes(StandardCharsets.UTF_8);
    }

    /** The mode of the manifest's file, unless that of the signature's is the one to tell of; octal, such as {@code 0444}. */
    public String mode() {
        return octal(manifestMode == READ_ONLY ? signatureMode : manifestMode);
    }

    /** Permission bits by how people write them; none when it is no such text. */
    public static int mode(String octal) {
        return octal.matches("[0-7]{1,5}") ? Integer.parseInt(octal, 8) : 0;
    }

    /** Permission bits as people write them. */
    public static String octal(int mode) {
        String digits = Integer.toOctalString(mode);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
