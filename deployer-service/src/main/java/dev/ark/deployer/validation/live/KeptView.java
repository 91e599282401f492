package dev.ark.deployer.validation.live;

import java.time.Instant;

/** A result that is kept. */
interface KeptView {
    String id();

    Instant startedAt();
}
