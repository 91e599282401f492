/** Placeholder. */
package dev.ark.cli;
