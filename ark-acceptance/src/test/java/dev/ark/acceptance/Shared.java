package dev.ark.acceptance;

import dev.ark.contract.local.LocalLayout;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test the one installation of the run, started at first use and stopped at the end. */
public final class Shared implements ParameterResolver {
    /** Below the range that outgoing connections take their ports from. */
    private static final int HIGHEST_PORT_OFFSET = 23_000;

    private record Running(Installation installation) implements AutoCloseable {
        @Override
        public void close() {
            installation.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("installation", key -> start(), Running.class)
                .installation();
    }

    private static Running start() {
        Installation installation = new Installation(freePortOffset());
        Running running = new Running(installation);
        try {
            installation.up();
        } catch (Error | RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** Added to the usual ports it makes ports that nobody listens on now. */
    public static int freePortOffset() {
        for (int offset = 10_000; offset < HIGHEST_PORT_OFFSET; offset += 250) {
            LocalLayout layout = new LocalLayout(Path.of("unused"), offset);
            if (IntStream.of(
                            layout.edgePort(),
                            layout.redisPort(),
                            layout.graveyardPort(),
                            layout.corePort(),
                            layout.watchdogPort(),
                            layout.deployerPort(),
                            layout.canaryGraveyardPort(),
                            layout.canaryCorePort(),
                            layout.canaryWatchdogPort())
                    .allMatch(FreePorts::isFree)) {
                return offset;
            }
        }
        throw new IllegalStateException("no ports are free");
    }
}
