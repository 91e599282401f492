/** What is promised, and whether it is kept: worked out here from what the services count, so that it needs nothing else to be known. */
package dev.ark.watchdog.slo;
