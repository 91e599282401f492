package dev.ark.deployer.work;

/**
 * The rollout that works were done for last.
 *
 * @param stable the version that serves if it fails
 */
public record UnderWay(String rollout, String stable) {}
