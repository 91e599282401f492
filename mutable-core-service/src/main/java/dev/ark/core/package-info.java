/** Placeholder. */
package dev.ark.core;
