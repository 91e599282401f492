package dev.ark.contract.evaluation;

/** What the halt state lets through. */
public enum TradingState {
    ACTIVE,
    /** Only orders that reduce risk. */
    REDUCING,
    /** Only cancels. */
    HALTED
}
