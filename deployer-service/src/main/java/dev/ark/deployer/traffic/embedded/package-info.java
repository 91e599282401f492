/** The edge of local mode: a reverse proxy on event loops of its own. */
package dev.ark.deployer.traffic.embedded;
