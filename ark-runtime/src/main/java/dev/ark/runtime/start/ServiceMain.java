package dev.ark.runtime.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service; with the argument {@code probe} it asks one that runs here whether it is ready instead. */
@QuarkusMain
public final class ServiceMain {
    private ServiceMain() {}

    public static void main(String... args) {
        if (List.of(args).equals(List.of("probe"))) {
            System.exit(new ReadinessProbe(System.getenv()).ready() ? 0 : 1);
        }
        Quarkus.run(args);
    }
}
