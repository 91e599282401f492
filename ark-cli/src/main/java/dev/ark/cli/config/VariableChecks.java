package dev.ark.cli.config;

import dev.ark.cli.config.KnownVariables.Form;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the variables are known, filled in, and of their form. Values are not repeated: one may be a secret in the wrong place. */
record VariableChecks(Configuration configuration, KnownVariables known) {
    /** What stands in the template for what must be filled in. */
    static final String PLACEHOLDER = "CHANGE_ME";

    /** What there is no sensible default for in production. */
    static final List<String> NEEDED =
            List.of("ARK_STABLE_VERSION", "ARK_UID", "ARK_GID", "ARK_SECRETS", "ARK_STATE_PATH");

    private static final String OWN = "ARK_";
    /** Quarkus knows more forms, such as a bare number of seconds and ISO 8601. */
    private static final Pattern DURATION = Pattern.compile("[0-9]+(ms|[smhd])?|P.+");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    List<ConfigProblem> problems() {
        List<ConfigProblem> problems = new ArrayList<>();
        configuration.variables().forEach((name, value) -> {
            if (value.contains(PLACEHOLDER)) {
                problems.add(new ConfigProblem(
                        "it is not filled in", name, "replace " + PLACEHOLDER + " in " + configuration.source()));
            } else if (name.startsWith(OWN)) {
                known.form(name)
                        .ifPresentOrElse(
                                form -> wrong(name, value, form).ifPresent(problems::add),
                                () -> problems.add(unknown(name)));
            }
        });
        if (configuration.production()) {
            needed(problems);
        }
        return problems;
    }

    private void needed(List<ConfigProblem> problems) {
        Map<String, String> variables = configuration.variables();
        for (String name : NEEDED) {
            if (variables.getOrDefault(name, "").isBlank()) {
                problems.add(new ConfigProblem("it is missing", name, "set it in " + configuration.source()));
            }
        }
        configuration
                .value("ARK_STABLE_VERSION")
                .filter(version -> !VERSION.matcher(version).matches())
                .ifPresent(_ -> problems.add(new ConfigProblem(
                        "it is no version", "ARK_STABLE_VERSION", "name an image's tag, such as v1.0.0")));
    }

    private ConfigProblem unknown(String name) {
        String mend = known.nearest(name)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("take it away");
        return new ConfigProblem("ARK does not know it", name, mend);
    }

    private static Optional<ConfigProblem> wrong(String name, String value, Form form) {
        if (value.isBlank() || matches(value.strip(), form)) {
            return Optional.empty();
        }
        return Optional.of(new ConfigProblem(
                "its value is no " + form.name().toLowerCase(java.util.Locale.ROOT),
                name,
                "write it as " + example(form)));
    }

    private static boolean matches(String value, Form form) {
        return switch (form) {
            case TEXT, FILE, DIRECTORY, SECRET -> true;
            case NUMBER -> isNumber(value);
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case DURATION -> DURATION.matcher(value).matches();
            case URL -> isAddress(value);
        };
    }

    private static String example(Form form) {
        return switch (form) {
            case NUMBER -> "120";
            case BOOLEAN -> "true or false";
            case DURATION -> "30s, 15m or 24h";
            case URL -> "http://127.0.0.1:8102";
            case TEXT, FILE, DIRECTORY, SECRET -> "text";
        };
    }

    private static boolean isNumber(String value) {
        try {
            return new BigDecimal(value).signum() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            return address.getScheme() != null && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
