/** The work of a rollout that takes its time: each piece is begun under the number of its row, done once, and its result kept. */
package dev.ark.deployer.work;
