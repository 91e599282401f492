/** Which processes a slot consists of, and when each is started. Free of I/O; {@code local} is the edge to the operating system. */
package dev.ark.deployer.orchestrator;
