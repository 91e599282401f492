package dev.ark.watchdog.rate;

import dev.ark.contract.json.ArkJson;
import dev.ark.watchdog.rate.DecisionRates.Kept;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The file that the hours are kept in. A lost one costs a band, so it need not be on disk at once; a broken one is begun anew. */
@RegisterForReflection(targets = {Kept.class, Hour.class})
final class RateFile {
    private static final Logger LOG = Logger.getLogger(RateFile.class);
    private static final String NAME = "decision-rates.json";

    private final Path file;

    RateFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** What was kept; empty when there is nothing that can be read. */
    Optional<Kept> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(ArkJson.mapper().readValue(Files.readString(file), Kept.class));
        } catch (IOException e) {
            LOG.warnf("the rates of earlier are begun anew, because %s cannot be read: %s", file, e.getMessage());
            return Optional.empty();
        }
    }

    void write(Kept kept) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(NAME + ".next");
        Files.writeString(next, ArkJson.mapper().writeValueAsString(kept));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
