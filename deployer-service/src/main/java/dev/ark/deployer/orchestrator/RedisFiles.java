package dev.ark.deployer.orchestrator;

import java.nio.file.Path;

/** Where the Redis of a local installation keeps its files, and its configuration. */
public record RedisFiles(Path home, int port, String binaryName) {
    private static final String PREFIX = "redis-server-";

    /** Which build of the server it is, as its name says. */
    public String version() {
        return binaryName.startsWith(PREFIX) ? binaryName.substring(PREFIX.length()) : binaryName;
    }

    public Path executable() {
        return home.resolve("bin").resolve(binaryName);
    }

    public Path configuration() {
        return home.resolve("run/redis.conf");
    }

    public Path acl() {
        return home.resolve("secrets/redis.acl");
    }

    public Path directory() {
        return home.resolve("redis");
    }

    /** The configuration's text: loopback only, nothing kept on disk. */
    public String configurationText() {
        return """
                bind 127.0.0.1
                port %d
                daemonize no
                save ""
                appendonly no
                dir "%s"
                aclfile "%s"
                """.formatted(port, directory(), acl());
    }
}
