package dev.ark.deployer.tripwire;

import dev.ark.deployer.traffic.Slot;
import java.time.Instant;

/** A denial by one rule. */
public record Denial(Instant at, String agent, String rule, Slot slot) {}
