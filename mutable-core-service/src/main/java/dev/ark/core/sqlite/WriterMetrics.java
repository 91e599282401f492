package dev.ark.core.sqlite;

/** Told of each commit. */
public interface WriterMetrics {
    /** A commit of some changes took this long, the fsync included. */
    void committed(int changes, long nanos);
}
