package dev.ark.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test the one installation of the run, started at first use and stopped at the end. */
public final class Shared implements ParameterResolver {
    private static final int PORT_OFFSET = 20_000;

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
        Installation installation = new Installation(PORT_OFFSET);
        Running running = new Running(installation);
        try {
            installation.up();
        } catch (Error | RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }
}
