package dev.ark.cli.journal;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong.
 *
 * @param seq the first bad row; absent when it is a checkpoint that is bad
 * @param checkpoint size of the bad checkpoint; absent when it is a row, or the checkpoint does not tell its size
 */
record Flaw(@Nullable Long seq, @Nullable Long checkpoint, String problem) {
    static Flaw ofRow(long seq, String problem) {
        return new Flaw(seq, null, problem);
    }

    static Flaw ofCheckpoint(@Nullable Long size, String problem) {
        return new Flaw(null, size, problem);
    }
}
