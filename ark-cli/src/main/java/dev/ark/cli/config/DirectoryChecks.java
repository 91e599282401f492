package dev.ark.cli.config;

import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the directories are there, belong to whoever runs ARK, can be written, lie on this machine, and have room; and that the rules are read-only. */
final class DirectoryChecks {
    private static final long LEAST_FREE_BYTES = 1L << 30;
    /** SQLite's write-ahead log needs memory that processes share, and locks that hold. */
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smbfs",
            "smb3",
            "fuse.sshfs",
            "afs",
            "ceph",
            "glusterfs",
            "fuse.glusterfs",
            "lustre",
            "9p");

    private static final int OTHERS_WRITE = 0022;

    private final Configuration configuration;
    private final List<ConfigProblem> problems = new ArrayList<>();

    DirectoryChecks(Configuration configuration) {
        this.configuration = configuration;
    }

    List<ConfigProblem> problems() {
        directories().forEach(this::check);
        manifests();
        return problems;
    }

    private Set<Path> directories() {
        Set<Path> directories = new TreeSet<>();
        if (configuration.production()) {
            configuration.secrets().filter(Files::isDirectory).ifPresent(directories::add);
            configuration
                    .value("ARK_STATE_PATH")
                    .map(Path::of)
                    .map(Path::getParent)
                    .ifPresent(directories::add);
            for (String name :
                    List.of("ARK_CORE_SNAPSHOT_DIRECTORY", "ARK_SLO_DIRECTORY", "ARK_CORE_JOURNAL_ARCHIVE")) {
                configuration.value(name).map(Path::of).ifPresent(directories::add);
            }
        } else if (Files.isDirectory(configuration.layout().home())) {
            directories.add(configuration.layout().home());
            for (String name : List.of("run", "logs", "releases", "secrets", "state")) {
                directories.add(configuration.layout().home().resolve(name));
            }
        }
        return directories;
    }

    private void check(Path directory) {
        String where = directory.toString();
        if (!Files.isDirectory(directory)) {
            problems.add(new ConfigProblem(
                    "there is no such directory",
                    where,
                    configuration.production() ? "mkdir -p -m 700 " + directory : "'ark up' makes it"));
            return;
        }
        try {
            ownership(directory);
            String type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
            if (NETWORK.contains(type)) {
                problems.add(new ConfigProblem(
                        "it lies on a network file system, " + type, where, "use a disk of this machine"));
            }
            if (Files.getFileStore(directory).getUsableSpace() < LEAST_FREE_BYTES) {
                problems.add(new ConfigProblem("less than 1 GiB is free", where, "make room"));
            }
        } catch (IOException e) {
            problems.add(new ConfigProblem("it cannot be looked at", where, "let it belong to whoever runs ARK"));
        }
    }

    private void ownership(Path directory) throws IOException {
        int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        if ((mode & OTHERS_WRITE) != 0) {
            problems.add(new ConfigProblem(
                    "others than its owner can write to it", directory.toString(), "chmod 700 " + directory));
        }
        String owner = Files.getAttribute(directory, "unix:uid").toString();
        String wanted = configuration.production()
                ? configuration.value("ARK_UID").orElse(owner)
                : owner(configuration.layout().home());
        if (!owner.equals(wanted)) {
            problems.add(new ConfigProblem(
                    "it belongs to user " + owner, directory.toString(), "chown " + wanted + " " + directory));
        } else if (!configuration.production() && !Files.isWritable(directory)) {
            problems.add(new ConfigProblem(
                    "it cannot be written", directory.toString(), "let it belong to whoever runs ARK"));
        }
    }

    private static String owner(Path directory) throws IOException {
        return Files.getAttribute(directory, "unix:uid").toString();
    }

    private void manifests() {
        Path releases = configuration.layout().home().resolve("releases");
        if (Files.isDirectory(releases) && !configuration.production()) {
            try (Stream<Path> versions = Files.list(releases)) {
                versions.filter(Files::isDirectory)
                        .map(version -> configuration
                                .layout()
                                .ruleset(version.getFileName().toString()))
                        .filter(ruleset -> Files.isDirectory(ruleset.directory()))
                        .forEach(this::readOnly);
            } catch (IOException e) {
                problems.add(new ConfigProblem(
                        "it cannot be read", releases.toString(), "let it belong to whoever runs ARK"));
            }
        }
        configuration
                .value("ARK_GRAVEYARD_MANIFEST_DIRECTORY")
                .map(directory -> new RulesetFiles(Path.of(directory)))
                .ifPresent(this::readOnly);
    }

    private void readOnly(RulesetFiles ruleset) {
        try {
            SealedManifest found = ruleset.read();
            if (!found.mode().equals(SealedManifest.octal(SealedManifest.READ_ONLY))) {
                problems.add(new ConfigProblem(
                        "the rules' mode is " + found.mode(),
                        ruleset.manifest().toString(),
                        "chmod 444 " + ruleset.manifest() + " " + ruleset.signature()));
            }
        } catch (IOException e) {
            problems.add(new ConfigProblem(
                    "the rules cannot be read", ruleset.directory().toString(), "install the release again"));
        }
    }
}
