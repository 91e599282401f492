package dev.ark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deployment guide's own commands, in a checkout with a space in its path, whose {@code ark} only tells how it was called. */
@DisabledOnOs(OS.WINDOWS)
class DeploymentScriptsTest {
    private static final int OF_ARK = 3;

    @TempDir
    Path directory;

    private Path scripts;

    private record Call(int exit, String out) {}

    @BeforeEach
    void layOut() throws IOException {
        scripts = Files.createDirectories(directory.resolve("a checkout/deployment"));
        try (var files = Files.list(Path.of("..", "deployment"))) {
            for (Path file : files.filter(Files::isExecutable)
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.copy(file, scripts.resolve(file.getFileName()));
            }
        }
        Path ark = scripts.resolveSibling("ark");
        Files.writeString(ark, "#!/bin/sh\nfor argument; do echo \"<$argument>\"; done\nexit " + OF_ARK + "\n");
        Files.setPosixFilePermissions(ark, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @CsvSource({
        "run_canary_deployment.sh, <canary>",
        "rollback.sh, <rollback>",
        "run_validation_tests.sh, <validate>",
        "run_synthetic_loop.py, <synthetic>",
        "config_prod.py, <config><validate><--production>"
    })
    void everyArgumentIsPassedOnFromAnyDirectoryAndTheExitCodeIsKept(String script, String command)
            throws IOException, InterruptedException {
        Call call = run(script, "--reason", "two words", "--flag");
        assertThat(call.out().replace("\n", "")).isEqualTo(command + "<--reason><two words><--flag>");
        assertThat(call.exit()).isEqualTo(OF_ARK);
    }

    @ParameterizedTest
    @CsvSource({
        "run_canary_deployment.sh, --version V, ark canary",
        "rollback.sh, --reason R, ark rollback",
        "run_validation_tests.sh, --category, ark validate",
        "run_synthetic_loop.py, --duration 300 --hz 1, ark synthetic",
        "config_prod.py, --env FILE, ark config validate --production"
    })
    void helpTellsTheOptionsAndTheCommandBehind(String script, String option, String command)
            throws IOException, InterruptedException {
        Call call = run(script, "--help");
        assertThat(call.exit()).isZero();
        assertThat(call.out()).contains(script, option, command).doesNotContain("#!", "set -", "<");
    }

    @Test
    void aLinkToAScriptOfPythonFindsItsCheckout() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(directory.resolve("loop"), scripts.resolve("run_synthetic_loop.py"));
        assertThat(call(List.of(link.toString())).out()).startsWith("<synthetic>");
    }

    private Call run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(scripts.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return call(command);
    }

    private Call call(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(process.waitFor(), out);
    }
}
