package dev.ark.graveyard.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The manifest that this build was released with, and the digest that it must have. */
public final class ReleasedManifest {
    /** Set by hand when the rules are released anew; the build neither computes nor replaces it. */
    public static final String SHA256 = "6e0381c8df330b12523e674593729923426b2722d0bb9933c229118e6b305a49";

    private static final String RESOURCE = "/ruleset.json";

    private ReleasedManifest() {}

    /** The manifest's bytes as they were packaged; empty, which verifies as nothing, when there is no manifest. */
    public static byte[] bytes() {
        try (InputStream resource = ReleasedManifest.class.getResourceAsStream(RESOURCE)) {
            return resource == null ? new byte[0] : resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged manifest cannot be read", e);
        }
    }
}
