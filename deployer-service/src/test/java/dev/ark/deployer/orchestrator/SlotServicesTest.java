package dev.ark.deployer.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.traffic.Slot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotServicesTest {
    private static final LocalLayout LAYOUT = new LocalLayout(Path.of("/ark"), 1_000);
    private static final Map<String, String> INHERITED = Map.of(
            "PATH", "/bin",
            "ARK_PORT", "9104",
            "ARK_JWT_PUBLIC_KEY", "/ark/secrets/jwt.pub",
            "ARK_REDIS_URL", "redis://127.0.0.1:7379",
            "ARK_REDIS_USER", "deployer",
            "ARK_CORE_COMMIT_WINDOW", "2ms",
            "AWS_SECRET_ACCESS_KEY", "not for children");

    @Test
    void eachServiceIsToldWhereItsOwnThingsAre() {
        Map<String, String> core = slot(false).core().environment();

        assertThat(core)
                .containsEntry("ARK_PORT", "9102")
                .containsEntry("ARK_HOST", "127.0.0.1")
                .containsEntry("ARK_GRAVEYARD_URL", "http://127.0.0.1:9101")
                .containsEntry("ARK_STATE_PATH", "/ark/state/ark_state.db")
                .containsEntry("ARK_PERMIT_KEY_FILE", "/ark/secrets/permit.key")
                .containsEntry("ARK_CHECKPOINT_KEY_FILE", "/ark/secrets/checkpoint.key")
                .containsEntry("ARK_SERVICE_TOKEN_FILE", "/ark/secrets/core.token")
                .containsEntry("ARK_REDIS_USER", "core")
                .containsEntry("ARK_REDIS_PASSWORD_FILE", "/ark/secrets/redis-core.password")
                .containsEntry("ARK_JWT_PUBLIC_KEY", "/ark/secrets/jwt.pub")
                .containsEntry("ARK_VERSION", "v1.0.0")
                .containsEntry("ARK_DEPLOYMENT", "stable")
                .containsEntry("ARK_CORE_COMMIT_WINDOW", "2ms")
                .doesNotContainKey("AWS_SECRET_ACCESS_KEY");
        assertThat(slot(false).watchdog().environment())
                .containsEntry("ARK_CORE_URL", "http://127.0.0.1:9102")
                .containsEntry("ARK_GRAVEYARD_URL", "http://127.0.0.1:9101")
                .containsEntry("ARK_CANARY_CORE_URL", "http://127.0.0.1:9202")
                .containsEntry("ARK_CANARY_GRAVEYARD_URL", "http://127.0.0.1:9201")
                .containsEntry("ARK_SLO_PORT", "10090")
                .containsEntry("ARK_SLO_DIRECTORY", "/ark/watchdog")
                .containsEntry("ARK_PORT", "9103");
        assertThat(slot(false).graveyard().environment())
                .containsEntry("ARK_GRAVEYARD_MANIFEST_DIRECTORY", "/ark/releases/v1.0.0/ruleset")
                .doesNotContainKey("ARK_STATE_PATH");
    }

    @Test
    void withTheUsersOwnRedisThereAreNoUsersOfOurs() {
        assertThat(slot(true).core().environment())
                .containsEntry("ARK_REDIS_URL", "redis://127.0.0.1:7379")
                .doesNotContainKeys("ARK_REDIS_USER", "ARK_REDIS_PASSWORD_FILE");
    }

    @Test
    void theUsersOwnRedisIsUsedWithTheUsersPassword() {
        Map<String, String> inherited = Map.of(
                "ARK_REDIS_URL", "redis://10.0.0.1:6379",
                "ARK_REDIS_USER", "ark",
                "ARK_REDIS_PASSWORD_FILE", "/etc/redis.password");
        assertThat(new ServiceEnvironment(LAYOUT, release(Slot.STABLE), true, inherited).core())
                .containsAllEntriesOf(inherited);
    }

    @Test
    void aServiceIsStartedFromItsReleaseAndItsCompilersAreNotLimited() {
        assertThat(slot(false).core().command())
                .startsWith("/jdk/bin/java", "-Xmx512m")
                .contains("-XX:SharedArchiveFile=/ark/releases/v1.0.0/core.jsa")
                .endsWith("-jar", "/ark/releases/v1.0.0/core/quarkus-run.jar")
                .noneMatch(argument -> argument.contains("TieredStopAtLevel"));
    }

    @Test
    void theCanaryIsTheSameOnPortsOfItsOwnAndSharesStateAndSecrets() {
        SlotServices canary = slot(Slot.CANARY, false);
        assertThat(canary.all())
                .extracting(ProcessSpec::name)
                .containsExactly("graveyard-canary", "core-canary", "watchdog-canary");
        assertThat(canary.core().place().url()).hasToString("http://127.0.0.1:9202");
        assertThat(canary.core().environment())
                .containsEntry("ARK_PORT", "9202")
                .containsEntry("ARK_GRAVEYARD_URL", "http://127.0.0.1:9201")
                .containsEntry("ARK_STATE_PATH", "/ark/state/ark_state.db")
                .containsEntry("ARK_SERVICE_TOKEN_FILE", "/ark/secrets/core.token")
                .containsEntry("ARK_REDIS_USER", "core")
                .containsEntry("ARK_DEPLOYMENT", "canary");
        assertThat(canary.watchdog().environment())
                .containsEntry("ARK_PORT", "9203")
                .containsEntry("ARK_CORE_URL", "http://127.0.0.1:9202")
                .containsEntry("ARK_GRAVEYARD_URL", "http://127.0.0.1:9201")
                .containsEntry("ARK_SLO_DIRECTORY", "/ark/watchdog-canary");
        assertThat(canary.graveyard().environment()).containsEntry("ARK_PORT", "9201");
        assertThat(canary.core().command()).endsWith("-jar", "/ark/releases/v1.0.0/core/quarkus-run.jar");
    }

    @Test
    void aReleasesSettingsPrecedeTheInstallationsButNotWhatTheSlotSays() {
        SlotRelease release = new SlotRelease(
                Slot.CANARY,
                "v1.0.1",
                Map.of("ARK_CORE_COMMIT_WINDOW", "5ms", "ARK_CHAOS_ERROR_RATE", "0.05", "ARK_VERSION", "other"),
                true);
        ServiceEnvironment environment = new ServiceEnvironment(LAYOUT, release, false, INHERITED);
        assertThat(environment.core())
                .containsEntry("ARK_CORE_COMMIT_WINDOW", "5ms")
                .containsEntry("ARK_CHAOS_ERROR_RATE", "0.05")
                .containsEntry("ARK_VERSION", "v1.0.1");
        assertThat(environment.graveyard())
                .containsEntry("ARK_GRAVEYARD_OVERLAY_RELEASE_FILE", "/ark/releases/v1.0.1/overlay.json");
        assertThat(slot(Slot.STABLE, false).graveyard().environment())
                .doesNotContainKey("ARK_GRAVEYARD_OVERLAY_RELEASE_FILE");
    }

    private static SlotRelease release(Slot slot) {
        return new SlotRelease(slot, "v1.0.0", Map.of(), false);
    }

    private static SlotServices slot(boolean externalRedis) {
        return slot(Slot.STABLE, externalRedis);
    }

    private static SlotServices slot(Slot slot, boolean externalRedis) {
        ServiceEnvironment environment = new ServiceEnvironment(LAYOUT, release(slot), externalRedis, INHERITED);
        return new SlotServices(LAYOUT, release(slot), "/jdk/bin/java", environment);
    }
}
