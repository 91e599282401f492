/** What a service tells of itself in numbers, read by another. */
package dev.ark.runtime.metrics;
