package dev.ark.watchdog.slo;

/** Who can be asked what services count. */
public interface MetricsReader {
    /**
     * What a service counts, in Prometheus's text form.
     *
     * @throws RuntimeException when it does not answer
     */
    String read(Source source);
}
