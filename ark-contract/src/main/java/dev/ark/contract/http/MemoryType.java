package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of things that agents remember. */
public enum MemoryType {
    @JsonProperty("embedding")
    EMBEDDING,
    @JsonProperty("summary")
    SUMMARY,
    @JsonProperty("pattern")
    PATTERN
}
