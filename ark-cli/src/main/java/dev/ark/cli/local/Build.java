package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** What Maven built in a checkout. */
record Build(Path checkout) {
    private static final int VERSION_BYTES = 4;
    private static final int BUFFER = 1 << 16;

    /** The services' applications, by the name that they run under. */
    Map<String, Path> applications() {
        Map<String, String> modules = Map.of(
                LocalLayout.GRAVEYARD, "graveyard-service",
                LocalLayout.CORE, "mutable-core-service",
                LocalLayout.WATCHDOG, "watchdog-service",
                LocalLayout.DEPLOYER, "deployer-service");
        Map<String, Path> applications = new TreeMap<>();
        modules.forEach((name, module) -> {
            Path application = checkout.resolve(module).resolve("target/quarkus-app");
            if (!Files.exists(application.resolve("quarkus-run.jar"))) {
                throw new Failure(module + " is not built: run 'mvn -Dquick package' in " + checkout);
            }
            applications.put(name, application);
        });
        return applications;
    }

    /**
     * The base version, and the first hexadecimal digits of a hash over everything that would run. A plus sign between them, as semantic
     * versions have it, would neither do as a label nor as a directory: Quarkus takes it for a space in the path that it starts from.
     */
    static String version(String base, String hash) {
        return base + "-" + hash.substring(0, 2 * VERSION_BYTES);
    }

    /** A hash over everything that would run, as 64 hexadecimal digits. */
    String hash() throws IOException {
        MessageDigest digest = Sha256.start();
        for (Path application : applications().values()) {
            for (Path file : files(application)) {
                String name = application.relativize(file).toString();
                String entry = name + "\0" + Files.size(file) + "\0" + checksum(file) + "\0";
                digest.update(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /**
     * Tells builds apart, which takes no cryptographic hash: over these 150 MB, one costs a second and a half on the first compiler's code
     * alone, and this a tenth of that.
     */
    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return checksum.getValue();
    }
}
