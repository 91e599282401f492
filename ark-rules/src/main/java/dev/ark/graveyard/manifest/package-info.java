/** The manifest: the numbers that the rules go by, and the proof that they are the released ones. */
package dev.ark.graveyard.manifest;
