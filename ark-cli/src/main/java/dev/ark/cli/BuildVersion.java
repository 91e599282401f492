package dev.ark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, such as {@code v1.0.0}. */
public final class BuildVersion implements IVersionProvider {
    private static final String SNAPSHOT = "-SNAPSHOT";

    @Override
    public String[] getVersion() {
        return new String[] {"ark " + text()};
    }

    public static String text() {
        Properties build = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the build's version cannot be read", e);
        }
        String version = build.getProperty("version");
        return "v"
                + (version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version);
    }
}
