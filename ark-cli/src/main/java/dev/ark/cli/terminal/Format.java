package dev.ark.cli.terminal;

/** How results are written. */
public enum Format {
    TEXT,
    JSON
}
