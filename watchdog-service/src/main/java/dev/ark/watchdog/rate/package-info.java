/** How often decisions approve, and each rule denies, held against the days before: a change that nobody ordered is worth a look. It stops nothing. */
package dev.ark.watchdog.rate;
