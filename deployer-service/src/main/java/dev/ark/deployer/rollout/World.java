package dev.ark.deployer.rollout;

import dev.ark.deployer.traffic.Shares;

/**
 * What runs, and where the traffic goes.
 *
 * @param shares as read back from the router
 */
public record World(SlotSeen stable, SlotSeen canary, Shares shares, Database database) {}
