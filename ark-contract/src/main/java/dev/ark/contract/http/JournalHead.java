package dev.ark.contract.http;

/** The journal's last row, {@code GET /v1/journal/head}. */
public record JournalHead(long epoch, long seq, String hash, long oldestSeq) {}
