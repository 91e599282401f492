/**
 * The watchdog: what it knows it folds from the journal's events, and what it wants it asks the core for, which alone enforces.
 */
package dev.ark.watchdog;
