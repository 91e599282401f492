package dev.ark.deployer.rollout;

/**
 * A phase and how far in it.
 *
 * @param step the stage of the ramp from 0, the step of the promotion from 0, or the step of the rollback, 0 to 7; else 0
 * @param part the part of the traffic ramp in the rollback's step 6, or 1 for what may have to be done before its step 0; else 0
 */
public record Place(Phase phase, int step, int part) {
    static Place at(Phase phase) {
        return new Place(phase, 0, 0);
    }

    static Place at(Phase phase, int step) {
        return new Place(phase, step, 0);
    }

    boolean is(Phase other, int otherStep) {
        return phase == other && step == otherStep;
    }
}
