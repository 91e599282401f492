package dev.ark.core.state;

/**
 * Where a key stands.
 *
 * @param version its latest; 0 when it never was
 * @param live whether it is there
 */
record Head(long version, boolean live) {
    static final Head NONE = new Head(0, false);

    String text() {
        return live ? "is at version " + version : "is not there";
    }
}
