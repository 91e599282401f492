package dev.ark.deployer.orchestrator;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where the Redis of a local installation keeps its files, and its configuration. */
public record RedisFiles(Path home, int port, String binaryName) {
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    /** The server's version, which its name carries. */
    public String version() {
        return VERSION.matcher(binaryName)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("unknown");
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
