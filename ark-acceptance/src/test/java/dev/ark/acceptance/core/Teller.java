package dev.ark.acceptance.core;

import dev.ark.contract.identity.Roles;
import java.util.Random;

/** An operator who tells of evidence, one piece after the other. */
final class Teller implements Actor {
    private final Sender sender;

    Teller(Sender sender) {
        this.sender = sender;
    }

    @Override
    public void step(Random random) {
        String marker = sender.marker("evidence");
        String path = "/v1/facts/evidence/" + marker;
        sender.send(Write.put(Kind.FACT, marker, Roles.OPERATOR, "olivia", path, "{\"labels\":[\"public\"]}"), random);
    }
}
