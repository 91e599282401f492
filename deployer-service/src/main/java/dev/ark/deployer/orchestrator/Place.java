package dev.ark.deployer.orchestrator;

import java.net.URI;

/**
 * Where one process of an installation belongs, whatever release it runs.
 *
 * @param name as its log and its process record are called
 * @param url where it answers; its scheme says how it is asked whether it is ready
 */
public record Place(String name, URI url) {}
