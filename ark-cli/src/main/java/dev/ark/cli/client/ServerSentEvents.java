package dev.ark.cli.client;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the data of server-sent events out of a stream's lines. */
public final class ServerSentEvents {
    private static final String DATA = "data:";

    private ServerSentEvents() {}

    /** Hands over the data of each event, until the lines end. */
    public static void read(Stream<String> lines, Consumer<String> data) {
        StringBuilder current = new StringBuilder();
        lines.forEachOrdered(line -> {
            if (line.startsWith(DATA)) {
                String text = line.substring(DATA.length());
                current.append(current.isEmpty() ? "" : "\n").append(text.startsWith(" ") ? text.substring(1) : text);
            } else if (line.isEmpty() && !current.isEmpty()) {
                data.accept(current.toString());
                current.setLength(0);
            }
        });
    }
}
