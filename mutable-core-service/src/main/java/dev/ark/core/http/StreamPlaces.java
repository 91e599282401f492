package dev.ark.core.http;

import java.util.HashMap;
import java.util.Map;

/** Who may follow the events: so many in all, and so many streams of one caller, that one cannot take all. Thread-safe. */
final class StreamPlaces {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> byReader = new HashMap<>();
    private int taken;

    StreamPlaces(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a place, if there is one. */
    synchronized boolean take(String reader) {
        int own = byReader.getOrDefault(reader, 0);
        if (taken >= most || own >= mostOfOne) {
            return false;
        }
        byReader.put(reader, own + 1);
        taken++;
        return true;
    }

    /** Gives a place back that was taken. */
    synchronized void release(String reader) {
        byReader.computeIfPresent(reader, (name, own) -> own == 1 ? null : own - 1);
        taken--;
    }

    /** How many follow now. */
    synchronized int taken() {
        return taken;
    }
}
