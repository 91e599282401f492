package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.ValidationCheck;
import dev.ark.deployer.validation.ValidationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One validation, from the agent's registration to the last thing taken away. */
final class ValidationRun {
    private static final int LIMIT_PER_MINUTE = 600;
    /** A turn of the watchdog's agents, and the delivery of what it raised. */
    private static final Duration ALERTS_COME = Duration.ofSeconds(8);

    private final Site site;
    private final Probes probes;
    private final List<ValidationCheck> checks;
    private final Consumer<List<CheckReport>> listener;
    private volatile List<CheckReport> reports;
    private long provoked;

    ValidationRun(Site site, List<ValidationCheck> checks, Consumer<List<CheckReport>> listener) {
        this.site = site;
        this.probes = new Probes(site);
        this.checks = List.copyOf(checks);
        this.listener = listener;
        this.reports = checks.stream().map(CheckReport::pending).toList();
    }

    /** How far each check is. */
    List<CheckReport> reports() {
        return reports;
    }

    /** Does the whole of it; blocks until it is over. */
    ValidationResult run() throws InterruptedException {
        provoked = System.nanoTime() - ALERTS_COME.toNanos();
        List<String> left;
        try {
            for (int i = 0; i < checks.size(); i++) {
                make(i);
            }
        } finally {
            left = cleanUp();
        }
        return new ValidationResult(reports, left);
    }

    private void make(int index) throws InterruptedException {
        ValidationCheck check = checks.get(index);
        report(index, CheckReport.running(check));
        long start = System.nanoTime();
        Finding finding = attempt(index, check);
        long end = System.nanoTime();
        if (provokes(check)) {
            provoked = end;
        }
        report(
                index,
                CheckReport.over(check, finding, Duration.ofNanos(end - start).toMillis()));
    }

    private Finding attempt(int index, ValidationCheck check) throws InterruptedException {
        try {
            if (index == 0) {
                site.market().open(LIMIT_PER_MINUTE);
                probes.isolation().restore();
            } else {
                site.market().refresh();
            }
            return probes.look(check);
        } catch (CallFailedException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Finding(false, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the watchdog may raise an alert of what the check does. */
    private static boolean provokes(ValidationCheck check) {
        return switch (check.category()) {
            case ETHICS, ISOLATION -> true;
            case HEARTBEAT -> check == ValidationCheck.MISSED_BEAT_ALERTS;
            case STATE, INTEGRATION -> false;
        };
    }

    private void report(int index, CheckReport report) {
        List<CheckReport> next = new ArrayList<>(reports);
        next.set(index, report);
        reports = List.copyOf(next);
        listener.accept(reports);
    }

    /** Done also by a thread that was interrupted, which stays so. */
    private List<String> cleanUp() {
        boolean interrupted = Thread.interrupted();
        try {
            return new Cleanup(site, probes).run(ALERTS_COME.minusNanos(System.nanoTime() - provoked));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
