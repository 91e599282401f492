/** Who watches the loops that watch. */
package dev.ark.watchdog.loop;
