package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.RedisAcl;
import dev.ark.deployer.orchestrator.RedisFiles;
import dev.ark.runtime.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** Puts the embedded Redis server and its configuration where they are run from. */
final class RedisInstallation {
    private RedisInstallation() {}

    /** The name of the server's executable for this machine, which carries its version. */
    static String binaryName() {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new IllegalStateException(
                    "no Redis server is embedded for this machine: run one and set REDIS_URL to it");
        }
        return resource.substring(1);
    }

    /** Makes the files; those that are there and right are left alone. */
    static void install(RedisFiles files, LocalLayout layout) throws IOException {
        Files.createDirectories(files.directory());
        extract(files.executable());
        PrivateFiles.directory(files.acl().getParent());
        PrivateFiles.write(files.acl(), RedisAcl.text(service -> SecretFile.text(layout.redisPassword(service))));
        PrivateFiles.directory(files.configuration().getParent());
        PrivateFiles.write(files.configuration(), files.configurationText());
    }

    private static void extract(Path executable) throws IOException {
        if (Files.isExecutable(executable)) {
            return;
        }
        Files.createDirectories(executable.getParent());
        // The provider deletes what it wrote when this process ends; what has been moved away from there stays.
        Path directory = Files.createTempDirectory(executable.getParent(), "extract");
        Path extracted = ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath();
        Files.move(extracted, executable, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(directory);
    }
}
