package dev.ark.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the gate does. There is nothing else that it could be asked for. */
sealed interface Verb {
    /** The slot runs this version: {@code up stable v1.0.1}. */
    record Up(Slot slot, Version version) implements Verb {}

    /** Of the canary only the evaluator runs: {@code rehearse v1.0.1}. */
    record Rehearse(Version version) implements Verb {}

    /** The slot is empty: {@code stop canary 30}, with the seconds that it may still take. */
    record Stop(Slot slot, int seconds) implements Verb {}

    /** What runs: {@code status}. */
    record Status() implements Verb {}

    /** Which versions there are images of: {@code versions}. */
    record Versions() implements Verb {}

    /** A version, as it may stand in the name of an image. */
    record Version(String text) {
        private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,62}");

        static Optional<Version> of(String text) {
            return FORM.matcher(text).matches() ? Optional.of(new Version(text)) : Optional.empty();
        }
    }

    int LONGEST_STOP_SECONDS = 300;

    /** Reads a request, words with one space between them; empty for everything that is none. */
    static Optional<Verb> parse(String request) {
        List<String> words = Arrays.asList(request.split(" ", -1));
        return switch (words.getFirst()) {
            case "up" ->
                words.size() == 3
                        ? slot(words.get(1))
                                .flatMap(slot -> Version.of(words.get(2)).map(version -> new Up(slot, version)))
                        : Optional.empty();
            case "rehearse" -> words.size() == 2 ? Version.of(words.get(1)).map(Rehearse::new) : Optional.empty();
            case "stop" ->
                words.size() == 3
                        ? slot(words.get(1))
                                .flatMap(slot -> seconds(words.get(2)).map(seconds -> new Stop(slot, seconds)))
                        : Optional.empty();
            case "status" -> words.size() == 1 ? Optional.of(new Status()) : Optional.empty();
            case "versions" -> words.size() == 1 ? Optional.of(new Versions()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Slot> slot(String word) {
        return switch (word) {
            case "stable" -> Optional.of(Slot.STABLE);
            case "canary" -> Optional.of(Slot.CANARY);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> seconds(String word) {
        return word.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(word)).filter(seconds -> seconds <= LONGEST_STOP_SECONDS)
                : Optional.empty();
    }
}
