/** HAProxy as the router: shares are the servers' weights, set and read back over its admin socket. */
package dev.ark.deployer.traffic.haproxy;
