package dev.ark.benchmarks.evaluation;

/** A policy engine that has one question to answer, again and again. Preparing it is not measured. */
interface Engine {
    /** Decides the question. */
    boolean allows();
}
