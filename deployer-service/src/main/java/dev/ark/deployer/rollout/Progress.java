package dev.ark.deployer.rollout;

/** How far an intent is, by what was observed. */
sealed interface Progress {
    /** It holds. */
    record Done(String observed) implements Progress {}

    /** It will not. */
    record Failed(String why) implements Progress {}

    /** Being worked on: there is no need to ask again. */
    record Running() implements Progress {}

    /** Not so far. */
    record Missing() implements Progress {}
}
