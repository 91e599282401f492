/**
 * What decides whether a canary stays: for each tripwire a record of its settings with one {@code check}, from counts to a
 * {@link dev.ark.deployer.tripwire.CheckRecord}. {@link dev.ark.deployer.tripwire.Assessment} joins them. Values in, values out: no clock,
 * no I/O, no state of its own. Whoever samples the slots keeps the {@link dev.ark.deployer.tripwire.Window}s of the whole rollout and
 * hands all of them over at every check; that is what makes a failure stick, and survive a restart.
 *
 * <p>Counts are compared by {@link dev.ark.deployer.tripwire.Mixture}, which may be looked at after every window. Floating point is at
 * home here: evidence is a likelihood ratio, and a rounding error in its 15th digit moves no verdict that anybody could defend.
 */
package dev.ark.deployer.tripwire;
