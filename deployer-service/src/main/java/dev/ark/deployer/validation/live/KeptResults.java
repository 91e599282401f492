package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The last results of one kind, one JSON file each, which are there after a restart too. What cannot be written is remembered until the
 * restart; a file that cannot be read is left where it is. Thread-safe.
 */
final class KeptResults<T extends KeptView> {
    static final int MOST = 50;

    private static final Logger LOG = Logger.getLogger(KeptResults.class);
    private static final String SUFFIX = ".json";

    private final Path directory;
    private final List<T> newestFirst = new ArrayList<>();

    KeptResults(Path directory, Class<T> type) {
        this.directory = directory;
        newestFirst.addAll(read(directory, type));
        newestFirst.sort(
                Comparator.<T, java.time.Instant>comparing(KeptView::startedAt).reversed());
    }

    /** Keeps a result, and forgets the oldest one when there are too many. */
    synchronized void keep(T result) {
        newestFirst.addFirst(result);
        try {
            DurableFiles.directory(directory);
            PrivateFiles.write(file(result), ArkJson.mapper().writeValueAsString(result));
            while (newestFirst.size() > MOST) {
                Files.deleteIfExists(file(newestFirst.removeLast()));
            }
        } catch (IOException e) {
            LOG.errorf(e, "the result %s is not kept over a restart", result.id());
        }
    }

    synchronized Optional<T> find(String id) {
        return newestFirst.stream().filter(result -> result.id().equals(id)).findFirst();
    }

    synchronized List<T> newestFirst() {
        return List.copyOf(newestFirst);
    }

    private Path file(T result) {
        return directory.resolve(result.id() + SUFFIX);
    }

    private static <T> List<T> read(Path directory, Class<T> type) {
        List<T> results = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return results;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(SUFFIX)).toList()) {
                one(file, type).ifPresent(results::add);
            }
        } catch (IOException e) {
            LOG.errorf(e, "the results in %s cannot be read", directory);
        }
        return results;
    }

    private static <T> Optional<T> one(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(ArkJson.mapper().readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            LOG.warnf("%s is no result: %s", file, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
