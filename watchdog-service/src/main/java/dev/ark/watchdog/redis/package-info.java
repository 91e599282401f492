/** How Redis is, and who among the agents may use it. */
package dev.ark.watchdog.redis;
