/** Synthetic runs and validations against the running system, through the edge as any agent goes. */
package dev.ark.deployer.validation.live;
