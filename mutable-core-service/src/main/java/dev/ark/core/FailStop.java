package dev.ark.core;

/** Ends the process at once, when going on could do harm. What was answered is on disk. */
public interface FailStop extends Runnable {}
