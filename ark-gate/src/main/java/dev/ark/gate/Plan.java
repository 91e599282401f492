package dev.ark.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a verb comes to: the env file's new values, and then commands, one after the other.
 *
 * @param values to be written before the commands are run
 */
record Plan(Map<String, String> values, List<List<String>> commands) {
    private static final String SERVICE = "{{.Label \"com.docker.compose.service\"}}";

    /**
     * The plan for a verb. Every command is an executable and its arguments; no shell reads it.
     *
     * @param compose the command line that Compose is called with, project and files included
     */
    static Plan of(Verb verb, List<String> compose, String project) {
        return switch (verb) {
            case Verb.Up(Slot slot, Verb.Version version) ->
                new Plan(Map.of(slot.variable(), version.text()), List.of(up(compose, slot.services())));
            case Verb.Rehearse(Verb.Version version) ->
                new Plan(
                        Map.of(Slot.CANARY.variable(), version.text()),
                        List.of(up(compose, List.of(Slot.CANARY.services().getFirst()))));
            case Verb.Stop(Slot slot, int seconds) -> {
                List<String> lastFirst = slot.services().reversed();
                yield new Plan(
                        Map.of(),
                        List.of(
                                line(compose, List.of("stop", "-t", Integer.toString(seconds)), lastFirst),
                                line(compose, List.of("rm", "-f"), lastFirst)));
            }
            case Verb.Status() ->
                new Plan(
                        Map.of(),
                        List.of(List.of(
                                "docker",
                                "ps",
                                "--all",
                                "--filter",
                                "label=com.docker.compose.project=" + project,
                                "--format",
                                SERVICE + "\t{{.State}}\t{{.Status}}\t{{.Image}}\t{{.ID}}")));
            case Verb.Versions() ->
                new Plan(Map.of(), List.of(List.of("docker", "images", "ark-core", "--format", "{{.Tag}}")));
        };
    }

    /** Containers that are as they should be are left alone; nothing is built, and no other service is touched. */
    private static List<String> up(List<String> compose, List<String> services) {
        return line(compose, List.of("up", "--detach", "--no-deps", "--no-build"), services);
    }

    private static List<String> line(List<String> compose, List<String> arguments, List<String> services) {
        return Stream.of(compose, arguments, services)
                .flatMap(List::stream)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
