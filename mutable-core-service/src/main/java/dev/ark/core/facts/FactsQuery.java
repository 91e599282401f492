package dev.ark.core.facts;

import dev.ark.contract.evaluation.Needs;
import java.util.SortedSet;

/**
 * Which facts a group of proposals may need: those of the agents, of the very actions, and what the actions are about.
 *
 * @param slot that decides: a quarantine may hold in one alone
 */
public record FactsQuery(String slot, SortedSet<String> agents, SortedSet<String> actionDigests, Needs needs) {}
