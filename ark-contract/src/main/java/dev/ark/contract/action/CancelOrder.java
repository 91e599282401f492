package dev.ark.contract.action;

/** Takes back an order that rests in the market. */
public record CancelOrder(String orderId) implements Action {}
