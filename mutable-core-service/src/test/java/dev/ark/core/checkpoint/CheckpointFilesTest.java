package dev.ark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log outside the database, and another process that wants it at the same time. */
class CheckpointFilesTest {
    private static final String TAKER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;

            class Taker {
                public static void main(String[] arguments) throws Exception {
                    FileChannel channel = FileChannel.open(Path.of(arguments[0]),
                            StandardOpenOption.READ, StandardOpenOption.WRITE);
                    System.out.print(channel.tryLock() == null ? "held" : "free");
                }
            }
            """;

    @TempDir
    Path directory;

    private final CheckpointSigner signer = CheckpointSigner.generate();

    @Test
    void theLogIsHeldAlsoWhileItBecomesAFileOfItsOwn() throws Exception {
        CheckpointCopies copies = new CheckpointCopies(directory.resolve("checkpoints"));
        CheckpointFiles files = new CheckpointFiles(copies, 1);
        files.follow(1, size -> upTo(1, size));
        List<String> seen = new ArrayList<>();
        files.follow(2, size -> {
            seen.add(another(copies.log()));
            return upTo(2, size);
        });
        assertThat(copies.rotated()).containsExactly(copies.rotated(1));
        assertThat(seen).isNotEmpty().containsOnly("held");
    }

    private List<SignedCheckpoint> upTo(long newest, long size) {
        return size < newest ? List.of(signer.sign(newest, TreeHash.EMPTY)) : List.of();
    }

    /** What another process finds that wants the file. */
    private String another(Path file) {
        try {
            Path source = Files.writeString(directory.resolve("Taker.java"), TAKER);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(java, source.toString(), file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
