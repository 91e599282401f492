package dev.ark.cli;

import dev.ark.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: the session that the global options describe. */
public abstract class ArkCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        Ark options = spec.root().userObject() instanceof Ark ark ? ark : new Ark();
        var line = spec.commandLine();
        Output output = new Output(line.getOut(), line.getErr(), options.format);
        Session session = Session.of(options, Surroundings.ofProcess(), output);
        int exitCode = run(session);
        line.getOut().flush();
        line.getErr().flush();
        return exitCode;
    }

    /**
     * Does the work.
     *
     * @return the exit code
     * @throws Exception {@link Failure} when the person can be told what to do; anything else is reported as it is
     */
    protected abstract int run(Session session) throws Exception;

    /** A refusal of what was typed, shown with a hint at the command's help. */
    protected final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
