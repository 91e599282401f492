package dev.ark.cli.local;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that a release may carry: how services behave, and never where they keep things, whom they talk to or by which secret. */
final class ReleaseSettings {
    private static final Pattern SETTING = Pattern.compile("(?s)([^=]*)=(.*)");
    private static final Pattern NAME = Pattern.compile("ARK_(CORE|WATCHDOG|GRAVEYARD|CHAOS|LOG)_[A-Z0-9_]+");
    private static final Set<String> NOT_A_RELEASES = Set.of(
            "TOKEN",
            "TOKENS",
            "KEY",
            "KEYS",
            "SECRET",
            "SECRETS",
            "PASSWORD",
            "PASSWORDS",
            "CREDENTIAL",
            "CREDENTIALS",
            "FILE",
            "FILES",
            "PATH",
            "PATHS",
            "DIR",
            "DIRECTORY",
            "ARCHIVE",
            "URL",
            "URLS",
            "HOST",
            "HOSTS",
            "PORT",
            "PORTS",
            "SOURCES");
    private static final int LONGEST = 1_000;

    private ReleaseSettings() {}

    /**
     * Reads settings as they are typed.
     *
     * @param given each as {@code NAME=VALUE}
     * @throws Failure that says of the first that cannot be one what is wrong with it, without its value
     */
    static Map<String, String> of(List<String> given) {
        Map<String, String> settings = new TreeMap<>();
        for (String one : given) {
            Matcher parts = SETTING.matcher(one);
            if (!parts.matches()) {
                throw refused(one, "is not NAME=VALUE");
            }
            String name = parts.group(1);
            refuseName(name);
            refuseValue(name, parts.group(2));
            if (settings.put(name, parts.group(2)) != null) {
                throw refused(name, "is given twice");
            }
        }
        return settings;
    }

    private static void refuseName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    name,
                    "is no setting of a release: those begin with ARK_CORE_, ARK_WATCHDOG_, ARK_GRAVEYARD_, ARK_CHAOS_ or ARK_LOG_");
        }
        for (String word : name.split("_")) {
            if (NOT_A_RELEASES.contains(word)) {
                throw refused(
                        name,
                        "is the installation's to say: a release names no secrets, files, directories or addresses");
            }
        }
    }

    private static void refuseValue(String name, String value) {
        if (value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(name, "has a value that is longer than " + LONGEST + " characters or has control characters");
        }
    }

    private static Failure refused(String name, String why) {
        return new Failure("--set: " + name + " " + why, ExitCode.USAGE);
    }
}
