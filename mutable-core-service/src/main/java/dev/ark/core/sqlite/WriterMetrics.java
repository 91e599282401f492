package dev.ark.core.sqlite;

/** Told of what the writer does. */
public interface WriterMetrics {
    /** A commit of some changes took this long, the fsync included. */
    void committed(int changes, long nanos);

    /** The write-ahead log was copied into the database: wholly, in part because somebody still reads what is older, or not at all. */
    default void checkpointed(Checkpointed outcome) {}

    /** How far a checkpoint of the write-ahead log came. */
    enum Checkpointed {
        WHOLE,
        PARTIAL,
        FAILED
    }
}
