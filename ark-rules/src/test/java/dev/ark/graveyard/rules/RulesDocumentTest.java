package dev.ark.graveyard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/rules.md says of each rule what it is, and of each limit what it is in this release. */
class RulesDocumentTest {
    private static final Pattern HEADING = Pattern.compile("^### (\\d+)\\. (\\w+)$", Pattern.MULTILINE);
    private static final Pattern NEXT_PART = Pattern.compile("^##+ ", Pattern.MULTILINE);
    private static final Pattern LIMIT = Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    private static String document;
    private static Manifest manifest;
    private static Rulebook rulebook;
    private static Map<String, String> sections;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("../docs/rules.md"));
        manifest = Manifest.read(ReleasedManifest.bytes());
        rulebook = Rulebook.of(manifest);
        sections = sections();
    }

    @Test
    void itHasEachRuleOnceInTheOrderOfItsNumber() {
        List<String> expected = new ArrayList<>();
        for (String name : rulebook.names()) {
            expected.add((expected.size() + 1) + ". " + name);
        }
        assertThat(HEADING.matcher(document).results().map(found -> found.group(1) + ". " + found.group(2)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void itGivesEachRulesSeverityAndEffect() {
        for (Rulebook.Entry entry : rulebook.entries()) {
            RuleText text = entry.rule().text();
            assertThat(sections.get(text.name()))
                    .as(text.name())
                    .startsWith("\n\n" + text.severity() + ", " + text.effect() + ".\n");
        }
    }

    @Test
    void itGivesEachLimitAndNoOther() {
        for (Rulebook.Entry entry : rulebook.entries()) {
            String name = entry.rule().name();
            assertThat(limits(sections.get(name))).as(name).isEqualTo(values(entry.limits()));
        }
        String before = document.substring(0, document.indexOf("\n## Trading"));
        assertThat(limits(before)).isEqualTo(values(manifest.facts().content()));
    }

    @Test
    void itNamesEveryActionTypeThatTheManifestRegisters() {
        manifest.registeredTypes()
                .forEach((type, family) -> assertThat(document).contains("| `" + type + "` | as `" + family + "`"));
    }

    /** What stands below each rule's heading. */
    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(document);
        Matcher next = NEXT_PART.matcher(document);
        while (heading.find()) {
            int end = next.find(heading.end()) ? next.start() : document.length();
            sections.put(heading.group(2), document.substring(heading.end(), end));
        }
        return sections;
    }

    private static Map<String, String> limits(String text) {
        Map<String, String> limits = new TreeMap<>();
        LIMIT.matcher(text).results().forEach(found -> limits.put(found.group(1), found.group(2)));
        return limits;
    }

    private static Map<String, String> values(JsonNode section) {
        Map<String, String> values = new TreeMap<>();
        section.properties().forEach(limit -> values.put(limit.getKey(), value(limit.getValue())));
        return values;
    }

    private static String value(JsonNode limit) {
        List<String> texts = new ArrayList<>();
        limit.forEach(element -> texts.add(element.asText()));
        return limit.isArray() ? String.join(", ", texts) : limit.asText();
    }
}
