/** Placeholder. */
package dev.ark.graveyard;
