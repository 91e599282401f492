package dev.ark.cli.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.local.Installation;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVolumesTest {
    @TempDir
    Path directory;

    private LocalLayout layout;
    private Path volumes;
    private SecretVolumes secrets;

    @BeforeEach
    void prepare() throws IOException, GeneralSecurityException {
        layout = new LocalLayout(directory.resolve("all"), 0);
        volumes = directory.resolve("volumes");
        Installation.prepare(layout, Clock.systemUTC());
        // Only root may give files to somebody else.
        int owner = (Integer) Files.getAttribute(directory, "unix:uid");
        secrets = new SecretVolumes(layout, volumes, owner);
        secrets.fill();
    }

    @Test
    void eachServiceGetsWhatItNeedsAndNothingMore() throws IOException {
        assertThat(names("graveyard"))
                .containsExactlyInAnyOrder("bus.key", "graveyard.token", "jwt.pub", "redis-graveyard.password");
        assertThat(names("metrics")).containsExactly("metrics.token");
        try (Stream<Path> all = Files.walk(volumes)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("jwt.key", "operator.token");
        }
        assertThat(volumes.resolve("core/permit.key")).hasSameTextualContentAs(layout.permitKey());
    }

    @Test
    void nobodyElseCanReadThem() throws IOException {
        try (Stream<Path> all = Files.walk(volumes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void redisKnowsItsUsersByTheDigestsOfTheirPasswordsAlone() throws IOException {
        String configuration = Files.readString(volumes.resolve("redis/redis.conf"));
        assertThat(configuration).contains("user default off").contains("user watchdog on #");
        assertThat(configuration)
                .doesNotContain(Files.readString(layout.redisPassword(LocalLayout.WATCHDOG))
                        .strip());
    }

    @Test
    void doingItAgainChangesNothing() throws IOException {
        FileTime before = Files.getLastModifiedTime(volumes.resolve("core/permit.key"));
        secrets.fill();
        assertThat(Files.getLastModifiedTime(volumes.resolve("core/permit.key")))
                .isEqualTo(before);
    }

    private List<String> names(String service) throws IOException {
        try (Stream<Path> files = Files.list(volumes.resolve(service))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
