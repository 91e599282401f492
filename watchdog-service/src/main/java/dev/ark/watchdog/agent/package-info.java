/** How agents are doing: a pure fold of events. No framework, no I/O, no clock of its own. */
package dev.ark.watchdog.agent;
