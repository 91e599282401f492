/** The immutable rules: one small record a rule, each a pure and total function of an action and the facts about it. */
package dev.ark.graveyard.rules;
