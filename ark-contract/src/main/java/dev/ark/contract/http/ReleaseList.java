package dev.ark.contract.http;

import dev.ark.contract.local.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The releases, {@code GET /v1/releases}.
 *
 * @param stable the version that the stable slot is to run
 * @param previous the version that it ran before; absent when there was none, or it is not there any more
 * @param releases the newest first
 */
public record ReleaseList(String stable, @Nullable String previous, List<Release> releases) {
    public ReleaseList {
        releases = List.copyOf(releases);
    }
}
