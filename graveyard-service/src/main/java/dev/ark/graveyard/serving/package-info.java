/** The rules at run time: read from files, verified again and again, and served only as long as they are the released ones. */
package dev.ark.graveyard.serving;
