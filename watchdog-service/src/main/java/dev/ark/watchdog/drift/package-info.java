/** Whether the rules that decide are the released ones. The watchdog asks, computes for itself, and halts everything if they are not. */
package dev.ark.watchdog.drift;
