package dev.ark.graveyard.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Questions about every rule and every refusal, sealed with the digests of the right answers. Whoever answers all of them rightly applies the
 * rules as they were released. Immutable and thread-safe.
 */
public final class KnownAnswers {
    /** Set by hand when the rules are released anew, as the generator of the answers prints it; the build neither computes nor replaces it. */
    public static final String SHA256 = "849565ecb9b1a05548af64e4a02b3fcfa47f0620e38e03946e520186b1e3d004";

    private static final String RESOURCE = "/known-answers.json";
    /** Few enough that answering them at once keeps no decision waiting. */
    private static final int QUESTIONS_AT_ONCE = 16;

    private final List<KnownAnswer> answers;

    private KnownAnswers(List<KnownAnswer> answers) {
        this.answers = List.copyOf(answers);
    }

    /**
     * The answers that this build was released with.
     *
     * @throws BrokenSealException when they are not those that were sealed
     */
    public static KnownAnswers released() {
        return open(packaged(), SHA256);
    }

    /**
     * Reads answers.
     *
     * @param sha256 that they were sealed with, of their very bytes
     * @throws BrokenSealException when they are not those that were sealed
     */
    static KnownAnswers open(byte[] bytes, String sha256) {
        String found = CanonicalJson.sha256(bytes);
        if (!found.equals(sha256)) {
            throw new BrokenSealException("the known answers' SHA-256 is " + found + ", compiled in is " + sha256);
        }
        try {
            return new KnownAnswers(read(bytes));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new BrokenSealException("the known answers cannot be read: " + e.getMessage());
        }
    }

    static byte[] packaged() {
        try (InputStream resource = KnownAnswers.class.getResourceAsStream(RESOURCE)) {
            return resource == null ? new byte[0] : resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged known answers cannot be read", e);
        }
    }

    private static List<KnownAnswer> read(byte[] bytes) throws JsonProcessingException {
        List<KnownAnswer> read = new ArrayList<>();
        for (JsonNode answer : ArkJson.mapper().readTree(new String(bytes, StandardCharsets.UTF_8))) {
            read.add(new KnownAnswer(
                    answer.path("name").asText(),
                    ArkJson.mapper().treeToValue(answer.path("group"), Group.class),
                    answer.path("verdict_sha256").asText()));
        }
        return read;
    }

    /**
     * Asks an evaluator all questions, some at a time, whatever it is reached by.
     *
     * @throws RuntimeException whatever the evaluator throws
     */
    public Examination examine(Function<EvaluationRequest, EvaluationResponse> evaluator) {
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < answers.size(); from += QUESTIONS_AT_ONCE) {
            List<KnownAnswer> asked = answers.subList(from, Math.min(answers.size(), from + QUESTIONS_AT_ONCE));
            EvaluationResponse response = evaluator.apply(
                    new EvaluationRequest(asked.stream().map(KnownAnswer::group).toList()));
            for (int i = 0; i < asked.size(); i++) {
                if (!isRight(asked.get(i), response, i)) {
                    wrong.add(asked.get(i).name());
                }
            }
        }
        return new Examination(answers.size(), wrong);
    }

    private static boolean isRight(KnownAnswer answer, EvaluationResponse response, int group) {
        List<Verdict> given =
                group < response.groups().size() ? response.groups().get(group) : List.of();
        return given.size() == 1 && answer.is(given.getFirst());
    }

    List<KnownAnswer> all() {
        return answers;
    }
}
