package dev.ark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ark} itself, in a checkout with a space in its path, with a JDK and a Maven that only tell how they were called. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    private static final List<String> MODULES =
            List.of("graveyard-service", "mutable-core-service", "watchdog-service", "deployer-service", "ark-cli");

    @TempDir
    Path directory;

    private Path checkout;
    private Path tools;
    private Path mavenCalls;

    @BeforeEach
    void layOut() throws IOException {
        checkout = Files.createDirectories(directory.resolve("a checkout"));
        tools = Files.createDirectories(directory.resolve("bin"));
        mavenCalls = directory.resolve("maven-calls");
        for (String module : MODULES) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        executable(checkout.resolve("ark"), Files.readString(Path.of("..", "ark")));
        executable(directory.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        executable(directory.resolve("jdk/bin/java"), """
                #!/bin/sh
                case "$*" in *warm-up) exit 0 ;; esac
                echo "checkout $ARK_CHECKOUT"
                for argument; do echo "<$argument>"; done
                cat
                """);
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        executable(tools.resolve("mvn"), """
                #!/bin/sh
                echo "$*" >> '%s'
                for module in %s; do
                    mkdir -p $module/target/quarkus-app && touch $module/target/quarkus-app/quarkus-run.jar
                done
                echo "a word of Maven's"
                """.formatted(mavenCalls, String.join(" ", MODULES)));
    }

    @Test
    void itBuildsOnceAndPassesArgumentsAndInputOn() throws Exception {
        CommandRun run = ark("the input", "decide", "a b", "c=*");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("checkout " + checkout.toRealPath() + "\n")
                .contains("quarkus-run.jar>\n<decide>\n<a b>\n<c=*>\nthe input")
                .doesNotContain("Maven");
        assertThat(run.err()).contains("building", "a word of Maven's");
        assertThat(ark("", "status").err()).isEmpty();
        assertThat(calls()).hasSize(1).first().asString().contains("-Dquick package");
    }

    @Test
    void itBuildsAgainWhenASourceChangedOrWasDeletedOrABuildIsGone() throws Exception {
        Path source = Files.writeString(checkout.resolve("ark-cli/src/main/A.java"), "");
        ark("", "status");
        touchLater(source);
        ark("", "status");
        assertThat(calls()).hasSize(2);
        stampNow();
        Files.delete(source);
        ark("", "status");
        assertThat(calls()).hasSize(3);
        stampNow();
        Files.delete(checkout.resolve("watchdog-service/target/quarkus-app/quarkus-run.jar"));
        ark("", "status");
        assertThat(calls()).hasSize(4);
    }

    @Test
    void severalAtOnceBuildOnce() throws Exception {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(start(path(), "status"));
        }
        for (Process process : running) {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aBuildThatFailsIsToldAndTriedAgain() throws Exception {
        executable(tools.resolve("mvn"), "#!/bin/sh\necho tried >> '" + mavenCalls + "'\nexit 1\n");
        CommandRun run = ark("", "status");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the build failed");
        ark("", "status");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        Path few = Files.createDirectories(directory.resolve("few"));
        for (String tool : List.of("bash", "dirname", "readlink", "find", "mkdir", "flock", "rm", "mv")) {
            Path real = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(null);
            if (real != null) {
                executable(few.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            }
        }
        CommandRun run = finished(start(few.toString(), "status"), "");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Maven (mvn) is not on PATH", "apt install maven", "brew install maven");
    }

    @Test
    void testRunsAllTests() throws Exception {
        assertThat(ark("", "test", "-Dtest=X").exitCode()).isZero();
        assertThat(calls()).containsExactly("-B verify -Dtest=X");
    }

    private CommandRun ark(String input, String... arguments) throws IOException, InterruptedException {
        return finished(start(path(), arguments), input);
    }

    private Process start(String path, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", checkout.resolve("ark").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        return builder.start();
    }

    private static CommandRun finished(Process process, String input) throws IOException, InterruptedException {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), out, err);
    }

    private String path() {
        return tools + ":/usr/bin:/bin";
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(mavenCalls);
    }

    private static void touchLater(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
    }

    /** As if everything had been built a while after the last change. */
    private void stampNow() throws IOException {
        Instant now = Instant.now();
        try (Stream<Path> sources = Files.walk(checkout)) {
            for (Path source : sources.toList()) {
                Files.setLastModifiedTime(source, FileTime.from(now.minusSeconds(60)));
            }
        }
        Files.setLastModifiedTime(checkout.resolve("target/ark/built"), FileTime.from(now.minusSeconds(30)));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
