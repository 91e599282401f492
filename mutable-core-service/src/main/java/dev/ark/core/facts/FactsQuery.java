package dev.ark.core.facts;

import java.util.SortedSet;

/** Which facts a group of proposals may need: those of the agents and their accounts, of the symbols traded and held, and the reviews. */
public record FactsQuery(SortedSet<String> agents, SortedSet<String> symbols, SortedSet<String> actionDigests) {}
