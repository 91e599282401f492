/**
 * The life of a rollout as a pure function: {@link dev.ark.deployer.rollout.Advance} takes a
 * {@link dev.ark.deployer.rollout.RolloutState} (the durable {@link dev.ark.deployer.rollout.Row}s and who reads them), what is
 * {@link dev.ark.deployer.rollout.Observed}, and the time, and returns one {@link dev.ark.deployer.rollout.Step}: ask for something, write
 * a transition down, or wait. Nothing is remembered elsewhere, so that a deployer that starts anew goes on where the rows end.
 *
 * <pre>
 * PENDING → PREFLIGHT → SNAPSHOT → REPLAY → START → RAMP 0.. → PROMOTE 0..3 → WATCH → DONE
 *   anywhere after START → ROLLBACK 0..7 → VALIDATE → ROLLED_BACK       before it, straight to ROLLED_BACK
 *   HELD (a person goes on), PAUSED (a person goes on, weights kept), FROZEN (until the halt is over) → back where it was
 * </pre>
 *
 * Whoever drives it, every two seconds and at start: observe; advance; for {@code Ask} do what the intent says, which has to be idempotent,
 * for jobs under the number of the open row; for {@code Move} store both rows in one transaction; and again. {@code Course} knows which
 * place follows which and what is asked for there; {@code Obedience} what a person's command means at each.
 */
package dev.ark.deployer.rollout;
