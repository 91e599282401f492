package dev.ark.deployer.work.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.deployer.work.BackupRecord;
import dev.ark.deployer.work.Records;
import dev.ark.deployer.work.ReplayRecord;
import dev.ark.deployer.work.RestoreRecord;
import dev.ark.deployer.work.UnderWay;
import dev.ark.deployer.work.WorkFailedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** One JSON file a record, a directory for each kind. */
@RegisterForReflection(
        targets = {
            BackupRecord.class,
            ReplayRecord.class,
            ReplayReport.Change.class,
            RestoreRecord.class,
            UnderWay.class
        })
final class JsonRecords implements Records {
    /** A rollout's id comes from a path of the API too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path directory;

    JsonRecords(Path directory) {
        this.directory = directory;
    }

    @Override
    public void keep(Kind kind, String rollout, Object record) throws WorkFailedException {
        if (!ID.matcher(rollout).matches()) {
            throw new WorkFailedException("a record cannot be kept under the name " + rollout);
        }
        Path file = file(kind, rollout);
        try {
            PrivateFiles.directory(directory);
            PrivateFiles.directory(file.getParent());
            PrivateFiles.write(file, ArkJson.mapper().writeValueAsString(record));
        } catch (IOException e) {
            throw new WorkFailedException("the record " + file + " cannot be written: " + e, e);
        }
    }

    @Override
    public <T> Optional<T> find(Kind kind, String rollout, Class<T> type) throws WorkFailedException {
        if (!ID.matcher(rollout).matches()) {
            return Optional.empty();
        }
        Path file = file(kind, rollout);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArkJson.mapper().readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            throw new WorkFailedException(file + " is not what it should be: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WorkFailedException("the record " + file + " cannot be read: " + e, e);
        }
    }

    private Path file(Kind kind, String rollout) {
        return directory.resolve(kind.directory()).resolve(rollout + ".json");
    }
}
