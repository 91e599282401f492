/** What both slots did, sampled by the deployer itself and kept for a day, and what the tripwires make of it. */
package dev.ark.deployer.observation;
