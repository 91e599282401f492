package dev.ark.cli.snapshot;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.cli.Failure;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.StateSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the snapshot commands ask the core. */
record SnapshotClient(ArkClient client) {
    private static final String PATH = "/v1/snapshots";

    /** A large state takes minutes to copy and to read again. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int PAGE = 1_000;

    List<StateSnapshot> list() {
        List<StateSnapshot> snapshots = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String text = client.getText(PATH + "?limit=" + PAGE + "&cursor=" + ArkClient.segment(cursor));
            Page<StateSnapshot> page = ArkClient.read(text, new TypeReference<>() {});
            snapshots.addAll(page.items());
            cursor = page.next();
        }
        return snapshots;
    }

    StateSnapshot find(String id) {
        return client.get(path(id), StateSnapshot.class);
    }

    /** The given one, or the newest. */
    String orNewest(@Nullable String id) {
        if (id != null) {
            return id;
        }
        return list().stream()
                .map(StateSnapshot::id)
                .findFirst()
                .orElseThrow(() -> new Failure("there is no snapshot yet: 'ark snapshot create' makes one"));
    }

    <T> T create(Object reason, Class<T> type) {
        return client.post(PATH, reason, type, PATIENCE);
    }

    /** Does something with a snapshot, such as {@code verify}. */
    <T> T command(String id, String verb, Class<T> type) {
        return command(id, verb, Map.of(), type);
    }

    <T> T command(String id, String verb, Object body, Class<T> type) {
        return client.post(path(id) + ":" + verb, body, type, PATIENCE);
    }

    private static String path(String id) {
        return PATH + "/" + ArkClient.segment(id);
    }
}
