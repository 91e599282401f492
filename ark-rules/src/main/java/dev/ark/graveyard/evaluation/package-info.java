/** HRM, the evaluator: applies the rules to proposals and makes verdicts of what they find. */
package dev.ark.graveyard.evaluation;
