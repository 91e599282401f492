package dev.ark.deployer.engine;

import java.util.Optional;

/** The releases there are, and which of them stable runs. Thread-safe. */
public interface Versions {
    /** What the stable slot is to run. */
    String stable();

    /** What it ran before that; empty if there was none, or it is kept no longer. */
    Optional<String> previous();

    /** Whether there is a release of this version. */
    boolean exists(String version);
}
