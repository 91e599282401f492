package dev.ark.contract.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How a service is started on a JVM. Measured on a Quarkus application of this build, two cores, from exec to the first ready answer:
 * 1.43 s plain, 0.98 s with an archive of classes that keeps itself up to date, 0.97 s with an ahead-of-time cache. The cache wins nothing
 * and needs a training run, so it is the archive. The serial collector fits a small heap on two shared cores; the compilers are left as
 * they are, because throughput matters more than the start.
 */
public record JavaCommand(String java, Path application, Path classArchive, int maxHeapMegabytes) {
    public List<String> line() {
        return List.of(
                java,
                "-Xmx" + maxHeapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + classArchive,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                application.toString());
    }
}
