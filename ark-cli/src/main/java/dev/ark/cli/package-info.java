/** The ark command: one class a command, in packages by what the commands are about. */
package dev.ark.cli;
