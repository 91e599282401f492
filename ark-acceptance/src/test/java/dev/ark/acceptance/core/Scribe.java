package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.Desk;
import dev.ark.contract.identity.Roles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An agent that keeps its state under versions, alone, in transactions over two keys, and in memories. */
final class Scribe implements Actor {
    static final String FIRST_OF_PAIR = "pair-a";
    static final String SECOND_OF_PAIR = "pair-b";
    static final List<String> KEYS = List.of("plan", "mood", "sum");

    private final Sender sender;
    private final String name;
    /** Where each key stands, 0 for none; a key that is not here has to be looked up. */
    private final Map<String, Long> versions = new HashMap<>();

    Scribe(Sender sender, String name) {
        this.sender = sender;
        this.name = name;
    }

    @Override
    public void step(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> remember(random);
            case 1, 2 -> writeBoth(random);
            case 3 -> write(KEYS.get(random.nextInt(KEYS.size())), 1, random);
            default -> write(KEYS.get(random.nextInt(KEYS.size())), 0, random);
        }
    }

    private void remember(Random random) {
        String marker = sender.marker(name);
        String body = Desk.json("{'type':'summary','content':{'note':'%s'}}".formatted(marker));
        Write write = Write.post(Kind.MEMORY, marker, Roles.AGENT, name, "/v1/agents/" + name + "/memories", body);
        sender.send(write.once(), random);
    }

    /** Writes a key at the version that it is known to have, or, to be refused, at one that it will not have for long. */
    private void write(String key, int ahead, Random random) {
        Optional<Long> known = version(key, random);
        if (known.isEmpty()) {
            return;
        }
        String marker = sender.marker(name);
        String body = Desk.json("{'note':'%s'}".formatted(marker));
        Write write = Write.put(Kind.STATE, marker, Roles.AGENT, name, path(key), body);
        boolean isNew = known.get() == 0 && ahead == 0;
        Map<String, String> guard =
                isNew ? Map.of("If-None-Match", "*") : Map.of("If-Match", "\"" + (known.get() + ahead) + "\"");
        Map<String, String> headers = new HashMap<>(guard);
        headers.put(Write.IDEMPOTENCY_KEY, marker);
        switch (sender.send(write.with(headers), random)) {
            case Outcome.Acknowledged done ->
                versions.put(key, done.answer().path("version").asLong());
            case Outcome.Refused _, Outcome.Unknown _ -> versions.remove(key);
        }
    }

    private void writeBoth(Random random) {
        Optional<Long> known = version(FIRST_OF_PAIR, random);
        if (known.isEmpty()) {
            return;
        }
        String marker = sender.marker(name);
        String body = Desk.json("""
                {'compare':[{'key':'%1$s','version':%3$d}],
                 'then':[{'op':'put','key':'%1$s','value':{'note':'%4$s'}},{'op':'put','key':'%2$s','value':{'note':'%4$s'}}],
                 'else':[{'op':'get','key':'%1$s'}]}""".formatted(FIRST_OF_PAIR, SECOND_OF_PAIR, known.get(), marker));
        Outcome outcome = sender.send(
                Write.post(Kind.TRANSACTION, marker, Roles.AGENT, name, "/v1/txn", body)
                        .once(),
                random);
        if (outcome instanceof Outcome.Acknowledged) {
            versions.put(FIRST_OF_PAIR, known.get() + 1);
        } else {
            versions.remove(FIRST_OF_PAIR);
        }
    }

    private Optional<Long> version(String key, Random random) {
        if (!versions.containsKey(key)) {
            sender.read(Roles.AGENT, name, "/v1/agents/" + name + "/state?limit=100", random)
                    .ifPresent(page -> versions.put(key, versionIn(page, key)));
        }
        return Optional.ofNullable(versions.get(key));
    }

    private static long versionIn(JsonNode page, String key) {
        for (JsonNode item : page.path("items")) {
            if (item.path("key").asText().equals(key)) {
                return item.path("version").asLong();
            }
        }
        return 0;
    }

    private String path(String key) {
        return "/v1/agents/" + name + "/state/" + key;
    }
}
