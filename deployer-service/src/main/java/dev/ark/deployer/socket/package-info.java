/** Questions over unix sockets: of the edge's administration, and of the gate. */
package dev.ark.deployer.socket;
