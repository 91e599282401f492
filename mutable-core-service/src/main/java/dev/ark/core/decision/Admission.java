package dev.ark.core.decision;

/** When a proposal that has arrived joins those that wait to be decided. In order of arrival, and at once unless something is tried out. */
public interface Admission {
    /**
     * Lets a proposal in; returns at once.
     *
     * @param enter puts it among those that wait; quick, and does not throw
     */
    void admit(Runnable enter);
}
