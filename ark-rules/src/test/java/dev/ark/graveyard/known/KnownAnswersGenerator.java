package dev.ark.graveyard.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the known answers of the rules as they are now. They are made anew when a release changes a rule, and only then: run {@code main}
 * with the path of {@code src/main/resources/known-answers.json} (after {@code mvn -pl ark-rules -am test-compile}, with the test classes on
 * the class path), read the difference as what the release changes, and put the SHA-256 that it prints into {@link KnownAnswers#SHA256}. When
 * no rule has changed the file comes out as it was, byte for byte.
 */
public final class KnownAnswersGenerator {
    private KnownAnswersGenerator() {}

    public static void main(String... arguments) throws IOException {
        String answers = generate();
        Files.writeString(Path.of(arguments[0]), answers);
        System.out.println(CanonicalJson.sha256(answers));
    }

    /** The whole file: a JSON list, one answer a line. */
    static String generate() {
        return Questions.all().entrySet().stream()
                .map(KnownAnswersGenerator::answered)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String answered(Map.Entry<String, Group> question) {
        ObjectNode line = CanonicalJson.object();
        line.put("name", question.getKey());
        line.set("group", ArkJson.mapper().valueToTree(question.getValue()));
        line.put("verdict_sha256", answer(CanonicalJson.write(line.get("group"))));
        return CanonicalJson.write(line);
    }

    /** The answer to the question as it is read from the file. */
    private static String answer(String group) {
        try {
            Group asked = ArkJson.mapper().readValue(group, Group.class);
            var response = World.GRAVEYARD.evaluate(new EvaluationRequest(List.of(asked)));
            return KnownAnswer.digest(response.groups().getFirst().getFirst());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question that cannot be asked over HTTP: " + group, e);
        }
    }
}
