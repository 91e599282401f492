package dev.ark.acceptance.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test the one site of the run, started at first use, with nothing in progress. */
final class SharedSite implements ParameterResolver, BeforeEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return site(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        site(context).settle();
    }

    private static Site site(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("site", _ -> start(), Site.class);
    }

    private static Site start() {
        Site site = new Site();
        try {
            site.open();
            return site;
        } catch (IOException e) {
            site.close();
            throw new UncheckedIOException(e);
        } catch (Error | RuntimeException e) {
            site.close();
            throw e;
        }
    }
}
