package dev.ark.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts, newest first.
 *
 * @param next the cursor of the page after this one; absent on the last
 */
public record AlertPage(List<AlertView> alerts, @Nullable String next) {
    public AlertPage {
        alerts = List.copyOf(alerts);
    }
}
