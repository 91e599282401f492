package dev.ark.deployer.tripwire;

import java.time.Instant;

/** One answer, or none, to the question whether the canary is ready. */
public record Probe(Instant at, boolean ready) {}
