/**
 * The gate: the one process that may use the container engine. It takes a handful of verbs over a unix socket, and nothing of what it is sent
 * becomes part of a command but a slot's name and a version of strict form.
 */
package dev.ark.gate;
