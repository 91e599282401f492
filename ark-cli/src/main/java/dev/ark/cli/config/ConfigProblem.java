package dev.ark.cli.config;

/**
 * Something that is wrong with how ARK is configured.
 *
 * @param where the variable, the file or the port
 * @param mend what to do about it
 */
record ConfigProblem(String what, String where, String mend) {
    /** On one line, for people. */
    String text() {
        return where + ": " + what + "; " + mend;
    }
}
