/** The overlay: an operator's file of further denials and lower limits. It can make no verdict laxer. */
package dev.ark.graveyard.overlay;
