/** Setting an installation up that a container engine runs. */
package dev.ark.cli.production;
