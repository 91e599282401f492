/** The graveyard's HTTP interface, and what watches it: metrics and readiness. */
package dev.ark.graveyard.http;
