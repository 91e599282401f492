package dev.ark.deployer.service;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import java.net.URI;

/** Where a slot's services are asked. */
public record SlotAddresses(URI graveyard, URI core, URI watchdog) {
    public static SlotAddresses stable(DeployerConfig.Services configured, LocalLayout layout) {
        return new SlotAddresses(
                configured.graveyard().orElse(loopback(layout.graveyardPort())),
                configured.core().orElse(loopback(layout.corePort())),
                configured.watchdog().orElse(loopback(layout.watchdogPort())));
    }

    public static SlotAddresses canary(DeployerConfig.Services configured, LocalLayout layout) {
        return new SlotAddresses(
                configured.canaryGraveyard().orElse(loopback(layout.canaryGraveyardPort())),
                configured.canaryCore().orElse(loopback(layout.canaryCorePort())),
                configured.canaryWatchdog().orElse(loopback(layout.canaryWatchdogPort())));
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
