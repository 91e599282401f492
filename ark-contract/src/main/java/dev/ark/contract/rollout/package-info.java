/** Bodies of the deployer's API for rollouts and rollbacks. */
package dev.ark.contract.rollout;
