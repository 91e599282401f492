package dev.ark.core.decision;

import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import java.util.List;

/** What a decision was based on, kept beside it. Its digest stands in the journal row, so that it cannot be changed unnoticed either. */
record Basis(Proposal proposal, Facts facts, List<Measurement> measurements) {}
