package dev.ark.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks lsof who listens on a port, where there is no /proc. */
final class OpenFiles {
    private OpenFiles() {}

    static Optional<Long> listenerOf(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return firstProcess(answer);
        } catch (IOException e) {
            // There is no lsof either.
            return Optional.empty();
        }
    }

    /** The process in an answer in lsof's field format. */
    static Optional<Long> firstProcess(String answer) {
        return answer.lines()
                .filter(line -> line.matches("p[0-9]+"))
                .map(line -> Long.valueOf(line.substring(1)))
                .findFirst();
    }
}
