package dev.ark.benchmarks.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.ArkJson;
import java.util.List;
import java.util.Map;

/** What the engines are asked. The figures of each are in {@link Figures}, for engines that cannot work them out. */
public enum Question {
    APPROVED_TRADE("trade", true, """
            {"symbol":"META","side":"buy","quantity":"50","order_type":"limit","limit_price":"563",
             "stop_loss":"540.5","take_profit":"620","leverage":"1"}"""),
    DENIED_TRADE("trade", false, """
            {"symbol":"META","side":"buy","quantity":"400","leverage":"3"}"""),
    EXIT("trade", true, """
            {"symbol":"AAPL","side":"sell","quantity":"100","order_type":"market"}"""),
    FILE_READ("file_operation", true, """
            {"operation":"read","path":"/srv/research/2026/earnings.csv"}"""),
    DATA_HANDLING("share_data", true, """
            {"data_class":"financial","subject":"client-77","purpose":"reporting","destination":"custodian",
             "encryption":true,"user_consent":true}"""),
    PUBLICATION("publish", true, """
            {"channel":"desk-notes","text":"Demand for accelerators stays ahead of supply through the summer; the larger\
             vendors have said so in their calls, and the lead times that we track agree.",
             "compensating_plan":"post a correction to the same channel"}"""),
    CANCEL("cancel_order", true, """
            {"order_id":"o-20260302-000817"}""");

    private static final String RATIONALE =
            "Momentum over five and twenty days is positive and volume is above its average;"
                    + " the last filing raised guidance, and the note of this morning agrees. Risk is cut at the low of last week.";

    private final String actionType;
    private final boolean allowed;
    private final String parameters;

    Question(String actionType, boolean allowed, String parameters) {
        this.actionType = actionType;
        this.allowed = allowed;
        this.parameters = parameters;
    }

    Proposal proposal() {
        return new Proposal(
                actionType,
                parsed(parameters),
                RATIONALE,
                List.of("filing-10q", "note-881"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static ObjectNode parsed(String json) {
        try {
            return ArkJson.mapper().readValue(json, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question is no JSON", e);
        }
    }

    String actionType() {
        return actionType;
    }

    /** The answer that every engine has to give. */
    boolean allowed() {
        return allowed;
    }

    /** What an engine that cannot work it out is told. */
    Map<String, Object> figures() {
        return Figures.of(this);
    }
}
