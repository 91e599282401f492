/** Runs the slots, routes the traffic between them, and checks that they do what they promise. */
package dev.ark.deployer;
