package dev.ark.contract.action;

/** An attempt to change the rules. Its parameters are not looked at: no such action is ever allowed. */
public record RuleChange() implements Action {}
