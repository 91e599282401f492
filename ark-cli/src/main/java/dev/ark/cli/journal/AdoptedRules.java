package dev.ark.cli.journal;

/** A manifest with what is said to have signed it; nothing is yet believed of it. */
record AdoptedRules(String sha256, String manifest, String signature) {}
