package dev.ark.core.state;

/**
 * Where a key stands.
 *
 * @param version its latest; 0 when it never was
 * @param live whether it is there
 */
record Head(long version, boolean live) {
    static final Head NONE = new Head(0, false);

    /** Where it stands after one more version. */
    Head next(boolean there) {
        return new Head(version + 1, there);
    }

    String text() {
        return live ? "is at version " + version : "is not there";
    }
}
