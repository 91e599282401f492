package dev.ark.contract.action;

import java.math.BigDecimal;

/** Money sent to a destination; the amount is positive and in units of the currency. */
public record Transfer(BigDecimal amount, String currency, String destination) implements Action {}
