package dev.ark.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what ARK is run with is new enough: Java and, in production, Docker and Compose of either kind. */
final class VersionChecks {
    private static final int JAVA = 25;
    private static final Version DOCKER = new Version(20, 10);
    private static final Version COMPOSE = new Version(1, 29);
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+)\\.([0-9]+)");
    private static final int PATIENCE_SECONDS = 10;

    private final boolean production;

    VersionChecks(boolean production) {
        this.production = production;
    }

    record Version(int major, int minor) {
        boolean atLeast(Version other) {
            return major > other.major || (major == other.major && minor >= other.minor);
        }

        /** The first version in a text, such as {@code Docker version 24.0.7, build afdd53b}. */
        static Optional<Version> in(String text) {
            Matcher numbers = NUMBERS.matcher(text);
            return numbers.find()
                    ? Optional.of(new Version(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    List<ConfigProblem> problems() {
        List<ConfigProblem> problems = new ArrayList<>();
        int java = Runtime.version().feature();
        if (java < JAVA) {
            problems.add(new ConfigProblem("it is version " + java, "Java", "use " + JAVA + " or newer"));
        }
        if (production) {
            old("Docker", DOCKER, List.of("docker", "--version")).ifPresent(problems::add);
            // Version 2 is a part of Docker; 1.29 is a command of its own.
            Optional<ConfigProblem> second = old("Compose", COMPOSE, List.of("docker", "compose", "version"));
            if (second.isPresent()) {
                old("Compose", COMPOSE, List.of("docker-compose", "--version")).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<ConfigProblem> old(String what, Version needed, List<String> command) {
        Optional<Version> found = answer(command).flatMap(Version::in);
        if (found.isEmpty()) {
            return Optional.of(new ConfigProblem("it is not installed", what, "install " + needed + " or newer"));
        }
        return found.get().atLeast(needed)
                ? Optional.empty()
                : Optional.of(
                        new ConfigProblem("it is version " + found.get(), what, "install " + needed + " or newer"));
    }

    private static Optional<String> answer(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? Optional.of(text)
                        : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
