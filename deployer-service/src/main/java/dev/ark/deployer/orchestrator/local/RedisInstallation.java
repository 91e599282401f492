package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.orchestrator.RedisAcl;
import dev.ark.deployer.orchestrator.RedisFiles;
import dev.ark.runtime.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        writePrivately(files.acl(), RedisAcl.text(service -> SecretFile.text(layout.redisPassword(service))));
        writePrivately(files.configuration(), files.configurationText());
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

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
