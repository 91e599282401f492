package dev.ark.contract.http;

/**
 * Body of {@code PUT /v1/facts/sources/{id}}.
 *
 * @param kind of data that comes from it, such as price or news
 */
public record SourceFact(String kind) {
    public SourceFact {
        Checks.name("kind", kind);
    }
}
