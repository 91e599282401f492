package dev.ark.deployer.validation.live;

import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.PermitStatus;
import dev.ark.deployer.validation.ValidationTrades;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away what a validation leaves: each thing for itself, so that one that cannot be taken away does not keep another. */
final class Cleanup {
    private static final AlertAcknowledgement SEEN =
            new AlertAcknowledgement("raised by the validation's own agent, on purpose");

    private final Site site;
    private final Probes probes;
    private final List<String> left = new ArrayList<>();

    Cleanup(Site site, Probes probes) {
        this.site = site;
        this.probes = probes;
    }

    private interface Step {
        void take() throws CallFailedException, InterruptedException;
    }

    /**
     * Takes everything away.
     *
     * @param alertsMayCome how long the watchdog may still raise alerts of what was done
     * @return what is left, for people
     */
    List<String> run(Duration alertsMayCome) {
        long end = System.nanoTime() + alertsMayCome.toNanos();
        step("the quarantine", probes.isolation()::restore);
        step("the open orders", this::cancelOrders);
        step("the position", this::closePosition);
        step("the state", probes.state()::delete);
        step("the heartbeat", probes.heartbeat()::stop);
        step("the reservations", this::awaitReservations);
        step("the alerts", () -> acknowledge(end));
        return List.copyOf(left);
    }

    private void step(String what, Step step) {
        try {
            step.take();
        } catch (CallFailedException | RuntimeException e) {
            left.add(what + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            left.add(what + ": interrupted");
        }
    }

    private void cancelOrders() throws CallFailedException {
        for (OpenOrder order : site.openOrders()) {
            if (order.state() == PermitStatus.State.SPENT) {
                String id = order.orderId() == null ? order.decisionId() : order.orderId();
                site.desk().cancelled(order.permitId(), id, Site.newTrace());
            }
        }
    }

    private void closePosition() throws CallFailedException {
        site.market().refresh();
        probes.integration().close();
        BigDecimal held = probes.integration().held();
        if (held.signum() != 0) {
            left.add("the position: " + held.toPlainString() + " " + ValidationTrades.SYMBOL);
        }
    }

    private void awaitReservations() throws CallFailedException, InterruptedException {
        if (!site.awaitNoOrders()) {
            left.add("the reservations: " + site.openOrders().size() + " are still held");
        }
    }

    /** Acknowledges alerts as they come. */
    private void acknowledge(long end) throws CallFailedException, InterruptedException {
        Duration mayCome = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        Site.await(mayCome, () -> {
            for (AlertView alert : site.watchdog()
                    .get(site.service(), HeartbeatProbes.ALERTS, AlertPage.class)
                    .alerts()) {
                site.watchdog().post(site.validator(), "/v1/alerts/" + alert.id() + "/ack", SEEN, AlertView.class);
            }
            return Optional.empty();
        });
    }
}
