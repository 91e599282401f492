/** What the deployer keeps: rollouts, their rows, commands and checks, samples, and what it still has to tell the journal. */
package dev.ark.deployer.store;
