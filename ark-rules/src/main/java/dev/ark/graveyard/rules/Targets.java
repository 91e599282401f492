package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.action.DataHandling;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Observation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.RuleChange;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Transfer;
import java.util.List;

/**
 * What actions are aimed at: symbols, channels, destinations, configuration keys and paths. A target that people name stands for itself in any
 * letter case; with a {@code *} at its end, for all that begins with it.
 */
final class Targets {
    private static final String ANY_REST = "*";

    private Targets() {}

    /** Whether an action is aimed at a target. */
    static boolean match(Action action, String target) {
        return switch (action) {
            case Trade trade -> names(target, trade.symbol());
            case Publication publication ->
                names(target, publication.channel())
                        || publication
                                .about()
                                .filter(symbol -> names(target, symbol))
                                .isPresent()
                        || !publication.symbolsAmong(List.of(target)).isEmpty();
            case DataHandling data ->
                data.recipient().filter(recipient -> names(target, recipient)).isPresent();
            case Transfer transfer -> names(target, transfer.destination());
            case ConfigChange change -> names(target, change.key());
            case FileOperation file -> reaches(file, target);
            case CancelOrder _, CodeExecution _, RuleChange _, Observation _, Action.Unknown _ -> false;
        };
    }

    private static boolean names(String target, String text) {
        String found = text.strip();
        return target.endsWith(ANY_REST)
                ? found.regionMatches(true, 0, target, 0, target.length() - ANY_REST.length())
                : found.equalsIgnoreCase(target);
    }

    /** What is in a deleted folder is deleted too, and a path with control characters may be any. */
    private static boolean reaches(FileOperation file, String target) {
        if (CanonicalPath.isObscure(file.path())) {
            return true;
        }
        boolean open = target.endsWith(ANY_REST);
        String stem = open ? target.substring(0, target.length() - ANY_REST.length()) : target;
        String named = folder(stem);
        String path = folder(file.path());
        if (file.operation() == FileOperation.Kind.DELETE && named.startsWith(path)) {
            return true;
        }
        return open ? path.startsWith(endsInSeparator(stem) ? named : withoutLast(named)) : path.equals(named);
    }

    /** A canonical path with a slash after each name. */
    private static String folder(String path) {
        StringBuilder folder = new StringBuilder();
        CanonicalPath.segments(path).forEach(name -> folder.append(name).append('/'));
        return folder.toString();
    }

    private static boolean endsInSeparator(String stem) {
        return stem.endsWith("/") || stem.endsWith("\\");
    }

    private static String withoutLast(String folder) {
        return folder.isEmpty() ? folder : folder.substring(0, folder.length() - 1);
    }
}
