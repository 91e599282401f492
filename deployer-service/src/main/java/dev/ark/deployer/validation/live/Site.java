package dev.ark.deployer.validation.live;

import dev.ark.contract.http.OpenOrder;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.validation.ValidationTrades;
import dev.ark.deployer.validation.live.ServiceClient.Caller;
import dev.ark.runtime.trace.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a validation is made: the running system, the validation's agent in it, and how long to wait for what.
 *
 * @param edge the core, as any agent reaches it
 */
record Site(
        ServiceClient edge,
        ServiceClient watchdog,
        Tokens tokens,
        CoreReader core,
        Market market,
        OrderDesk desk,
        ValidationTrades trades,
        DeployerConfig.Validation settings) {
    static final String AGENT = "/v1/agents/" + ValidationTrades.AGENT;

    private static final Duration PERMITS_EXPIRE = Duration.ofSeconds(45);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Something that is looked for until it is there. */
    interface Look<T> {
        Optional<T> now() throws CallFailedException;
    }

    Caller agent() {
        return Caller.bearing(tokens.agent());
    }

    Caller service() {
        return Caller.bearing(tokens.service());
    }

    Caller validator() {
        return Caller.bearing(tokens.validator());
    }

    static TraceParent newTrace() {
        return TraceParent.continuing(null);
    }

    List<OpenOrder> openOrders() throws CallFailedException {
        return core.openOrders(ValidationTrades.AGENT);
    }

    /** Waits until no headroom is reserved any more: a permit that nobody spent holds its own until it expires. */
    boolean awaitNoOrders() throws CallFailedException, InterruptedException {
        return await(PERMITS_EXPIRE, () -> openOrders().isEmpty() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Looks again and again; empty when it is not there in time. */
    static <T> Optional<T> await(Duration patience, Look<T> look) throws CallFailedException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.now();
            if (found.isPresent() || System.nanoTime() > end) {
                return found;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
