package dev.ark.deployer.observation;

import dev.ark.deployer.tripwire.Denial;

/** A denial, and the version of the core that journaled it. */
public record Denied(Denial denial, String version) {}
