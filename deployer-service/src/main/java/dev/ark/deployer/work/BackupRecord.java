package dev.ark.deployer.work;

/**
 * What a rollback's backup found, by which it is decided whether a snapshot has to be restored; after a restore, what was put aside.
 *
 * @param row that asked for it
 * @param file or snapshot that it is
 * @param intact whether the copy is whole and its journal follows the chain; after a restore, whether what was restored is
 * @param sentence the same for people
 */
public record BackupRecord(String rollout, long row, String file, boolean intact, String sentence) {}
