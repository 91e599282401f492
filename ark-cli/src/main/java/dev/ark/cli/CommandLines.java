package dev.ark.cli;

import dev.ark.contract.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes the command line, with ARK's exit codes and its way of reporting what went wrong. */
@ApplicationScoped
public final class CommandLines {
    private static final int HELP_WIDTH = 110;

    @Produces
    CommandLine commandLine() {
        return create();
    }

    public static CommandLine create() {
        return new CommandLine(new Ark())
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLines::misused)
                .setExecutionExceptionHandler(CommandLines::failed);
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("ark: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) throws Exception {
        line.getOut().flush();
        switch (e) {
            case ParameterException misuse -> {
                return misused(misuse, new String[0]);
            }
            case Failure failure -> {
                line.getErr().println("ark: " + failure.getMessage());
                return failure.exitCode();
            }
            case ProblemException invalid -> {
                line.getErr().println("ark: " + invalid.getMessage());
                return ExitCode.USAGE;
            }
            case FileSystemException file -> {
                line.getErr().println("ark: " + file.getClass().getSimpleName() + ": " + file.getMessage());
                return ExitCode.FAILED;
            }
            case IOException io -> {
                line.getErr().println("ark: " + (io.getMessage() == null ? io.toString() : io.getMessage()));
                return ExitCode.FAILED;
            }
            default -> throw e;
        }
    }
}
