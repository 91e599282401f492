package dev.ark.deployer.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the database.
 *
 * @param schemaAdvanced whether its schema is beyond what the stable version can read
 * @param intact whether its integrity check and the journal's chain hold
 * @param latestSnapshot the id of the latest one of the stable version; null if there is none
 */
public record Database(
        boolean schemaAdvanced, boolean intact, @Nullable String latestSnapshot) {}
