/** Placeholder. */
package dev.ark.deployer;
