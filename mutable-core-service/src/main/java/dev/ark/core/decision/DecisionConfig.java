package dev.ark.core.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How decisions are made. */
@ConfigMapping(prefix = "ark.core.decision")
public interface DecisionConfig {
    /** How long a permit can be spent after its approval. */
    @WithDefault("30s")
    Duration permitLifetime();

    /** File (mode 600) with the key that permits are made with. */
    Path permitKeyFile();

    /** How long the evaluator may take; then everything that was asked is denied. */
    @WithDefault("250ms")
    Duration evaluationTimeout();

    /** How old the facts may be when a verdict on them is committed; older ones are read and evaluated anew. */
    @WithDefault("1s")
    Duration factsLifetime();

    /** How many proposals may wait; one more is refused as overloaded. */
    @WithDefault("2048")
    int longestQueue();

    /** How many proposals of one account may wait. */
    @WithDefault("1024")
    int longestLane();

    /** How many proposals are evaluated and committed together. */
    @WithDefault("128")
    int largestRound();

    /** How often a proposal is evaluated anew because its facts changed; then it is denied. */
    @WithDefault("5")
    int attempts();

    /** How long an operator's review lets an action be proposed again. */
    @WithDefault("15m")
    Duration reviewLifetime();

    /** How long a decision may wait for a person's approval; then it is denied. */
    @WithDefault("15m")
    Duration approvalLifetime();

    /** How long an approved action, proposed again, gets the first decision again. */
    @WithDefault("10s")
    Duration repeatWindow();

    /** How long an idempotency key is remembered. */
    @WithDefault("24h")
    Duration idempotencyLifetime();
}
