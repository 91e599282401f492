/** Which slot serves how much of the traffic. Free of I/O; {@code embedded} is the edge that local mode runs in the deployer itself. */
package dev.ark.deployer.traffic;
