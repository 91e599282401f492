package dev.ark.graveyard.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/** A native image finds a message's getters by name only if the message is registered. */
class NativeConfigurationTest {
    private static final String MESSAGES = Expr.class.getPackageName().replace('.', '/') + "/";

    @Test
    void everyMessageOfTheExpressionsIsRegistered() throws Exception {
        List<String> registered = new ArrayList<>();
        try (InputStream configuration =
                Overlay.class.getResourceAsStream("/META-INF/native-image/dev.ark/ark-rules/reflect-config.json")) {
            for (JsonNode entry : ArkJson.mapper().readTree(configuration)) {
                registered.add(entry.path("name").asText());
            }
        }
        assertThat(registered).containsAll(messages());
    }

    private static List<String> messages() throws Exception {
        Path library = Path.of(
                Expr.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(MESSAGES) && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.matches(".*\\$\\d+"))
                    .toList();
        }
    }
}
