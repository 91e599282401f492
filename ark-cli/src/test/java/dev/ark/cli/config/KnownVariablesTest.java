package dev.ark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownVariablesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ARK_[A-Z_]+)[:}-]");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern SETTING = Pattern.compile("(?m)^    [\\w<>.]+ (\\w+)\\(\\);");

    private final KnownVariables known = new KnownVariables();

    /** What an application's properties and Compose read by name, and each setting at the top of a mapping, whose nested ones are alike. */
    @Test
    void everythingThatTheServicesReadIsKnown() throws IOException {
        Set<String> read = new TreeSet<>(read(Path.of("..", "docker-compose.yml")));
        for (Path file : sources("properties", "/src/main/resources/")) {
            read.addAll(read(file));
        }
        for (Path file : sources("java", "/src/main/java/")) {
            read.addAll(settings(Files.readString(file)));
        }
        assertThat(read).hasSizeGreaterThan(50);
        assertThat(known.names()).containsAll(read);
    }

    @Test
    void aTypingErrorFindsTheNameThatWasMeant() {
        assertThat(known.nearest("ARK_CORE_DECISION_PERMIT_LIFETIM")).contains("ARK_CORE_DECISION_PERMIT_LIFETIME");
        assertThat(known.nearest("ARK_REDIS_URI")).contains("ARK_REDIS_URL");
        assertThat(known.nearest("ARK_SOMETHING_THAT_IS_NOT_THERE")).isEmpty();
        assertThat(KnownVariables.distance("kitten", "sitting")).isEqualTo(3);
    }

    private static Set<Path> sources(String type, String where) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            Set<Path> found = new TreeSet<>();
            files.filter(file -> file.toString().endsWith("." + type)
                            && file.toString().contains(where))
                    .filter(file -> !file.toString().contains("/target/"))
                    .forEach(found::add);
            return found;
        }
    }

    private static Set<String> read(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher variables = VARIABLE.matcher(Files.readString(file));
        while (variables.find()) {
            names.add(variables.group(1));
        }
        return names;
    }

    private static Set<String> settings(String source) {
        Set<String> names = new TreeSet<>();
        Matcher mapping = MAPPING.matcher(source);
        if (!mapping.find()) {
            return names;
        }
        Matcher settings = SETTING.matcher(source);
        while (settings.find()) {
            boolean group = source.contains(
                    "interface " + settings.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                            + settings.group(1).substring(1) + " ");
            if (!group) {
                String key = mapping.group(1) + "." + settings.group(1).replaceAll("([A-Z])", "-$1");
                names.add(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
            }
        }
        return names;
    }
}
