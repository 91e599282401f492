/** Known answers: sealed questions whose verdicts were pinned when the rules were released, to prove that what decides still decides so. */
package dev.ark.graveyard.known;
