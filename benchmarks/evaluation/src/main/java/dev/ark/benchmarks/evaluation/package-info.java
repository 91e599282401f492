/** HRM, the evaluator of ARK, beside other policy engines that are asked the same. */
package dev.ark.benchmarks.evaluation;
