package dev.ark.runtime.deployment;

/** What an installation is for, by {@code ark.environment}. */
public enum Environment {
    /** Where things may be tried out. */
    DEVELOPMENT,
    /** Where agents act in earnest: what exists to try things out is refused. */
    PRODUCTION;

    /** The setting that says which it is. */
    public static final String SETTING = "ark.environment";
}
