/** What every ARK service does in the same way. */
package dev.ark.runtime;
