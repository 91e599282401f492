/** Placeholder. */
package dev.ark.watchdog;
