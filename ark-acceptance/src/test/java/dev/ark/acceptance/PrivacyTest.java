package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Data goes where it may, with consent; what is personal or secret is kept nowhere. */
@ExtendWith(Shared.class)
class PrivacyTest {
    private Installation ark;
    private Desk desk;

    @BeforeEach
    void open(Installation installation) throws IOException {
        ark = installation;
        desk = Desk.open(ark, "petra", "100000");
    }

    @Test
    void dataIsUsedWithConsentAndLeavesForRegisteredDestinations() throws IOException {
        String data = "{'data_class':'pii','subject':'user-7','purpose':'billing','encryption':true%s}";
        assertThat(desk.propose("store_data", data.formatted("")).violated()).containsExactly("require_consent");
        desk.put(
                "consents",
                "c-7",
                "{'subject':'user-7','purpose':'billing','data_class':'pii','granted_at':'%s'}"
                        .formatted(Instant.now()));
        assertThat(desk.propose("store_data", data.formatted("")).outcome()).isEqualTo("approved");
        String shared = data.formatted(",'destination':'ledger'");
        assertThat(desk.propose("share_data", shared).violated()).containsExactly("protect_user_data");
        desk.put("destinations", "ledger", "{'grants':[{'data_class':'pii','purpose':'billing'}]}");
        assertThat(desk.propose("share_data", shared).outcome()).isEqualTo("approved");
    }

    @Test
    void personalDataAndSecretsAreDeniedAndKeptNowhere() throws IOException {
        String address = "jane.roe.4711@example.org";
        String key = "AKIAQYLPMN5HHHFPZAM2";
        String password = "correct-horse-4711";
        assertThat(desk.propose("observe", "{'note':'spoke'}", "mail from " + address)
                        .violated())
                .containsExactly("anonymize_logs");
        assertThat(desk.propose("publish", publication("write to " + address)).violated())
                .containsExactly("anonymize_logs");
        assertThat(desk.propose("config_change", "{'key':'upload.region','value':'" + key + "'}")
                        .violated())
                .contains("encrypt_credentials");
        assertThat(desk.propose("config_change", "{'key':'smtp.password','value':'" + password + "'}")
                        .violated())
                .containsExactly("encrypt_credentials");
        Path export = Files.createTempDirectory("ark-export").resolve("journal.jsonl");
        ark.ok("journal", "export", export.toString());
        for (String sensitive : List.of(address, key, password)) {
            assertThat(export).content().doesNotContain(sensitive);
            assertThat(filesWith(sensitive)).as("files with %s", sensitive).isEmpty();
        }
        Files.delete(export);
        Files.delete(export.getParent());
    }

    private static String publication(String text) {
        return "{'channel':'blog','text':'" + text + "','compensating_plan':'retract it'}";
    }

    /** Of the database, its logs and those of every process. */
    private List<Path> filesWith(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> state = Files.walk(ark.layout().stateFile().getParent());
                Stream<Path> logs = Files.walk(ark.layout().log("core").getParent())) {
            return Stream.concat(state, logs)
                    .filter(Files::isRegularFile)
                    .filter(file -> holds(file, wanted))
                    .toList();
        }
    }

    private static boolean holds(Path file, byte[] wanted) {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return content.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
