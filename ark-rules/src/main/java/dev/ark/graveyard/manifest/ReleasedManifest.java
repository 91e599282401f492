package dev.ark.graveyard.manifest;

import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.ReleaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest that this build was released with, and what it must be. */
public final class ReleasedManifest {
    /** Set by hand when the rules are released anew; the build neither computes nor replaces it. */
    public static final String SHA256 = "6e0381c8df330b12523e674593729923426b2722d0bb9933c229118e6b305a49";

    /** The key that has signed it, whose private half is no part of any release; base 64 of its 32 bytes. */
    public static final String PUBLIC_KEY = "WvM6kCd3wN9GRju4A1gPOEVSXNQOgr3Rzqk9TkAcZ8E=";

    public static final Pins PINS = new Pins(SHA256, new ReleaseKey(PUBLIC_KEY), 0);

    private ReleasedManifest() {}

    /** The manifest's bytes as they were packaged; empty, which verifies as nothing, when there is no manifest. */
    public static byte[] bytes() {
        return resource(RulesetFiles.MANIFEST);
    }

    /** The manifest and its signature as they were packaged, to be laid out. */
    public static SealedManifest packaged() {
        return new SealedManifest(
                new String(bytes(), StandardCharsets.UTF_8),
                new String(resource(RulesetFiles.SIGNATURE), StandardCharsets.UTF_8),
                SealedManifest.READ_ONLY);
    }

    private static byte[] resource(String name) {
        try (InputStream resource = ReleasedManifest.class.getResourceAsStream("/" + name)) {
            return resource == null ? new byte[0] : resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged " + name + " cannot be read", e);
        }
    }
}
