package dev.ark.cli.client;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.AccountView;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.Approval;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.DecisionList;
import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.Explanation;
import dev.ark.contract.http.Headroom;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.http.ReleaseList;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.http.ReplayRequest;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.Reviewed;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.RuleDescription;
import dev.ark.contract.http.RuleList;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.http.SloReport;
import dev.ark.contract.http.SnapshotCheck;
import dev.ark.contract.http.SourceFact;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.http.StateVersion;
import dev.ark.contract.json.JsonText;
import dev.ark.contract.local.ProcessRecord;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.StableRecord;
import dev.ark.contract.rollout.CommandRequest;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.RollbackRequest;
import dev.ark.contract.rollout.RolloutList;
import dev.ark.contract.rollout.RolloutRequest;
import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells the native build what is read and written as JSON here. */
@RegisterForReflection(
        targets = {
            AccountFact.class,
            AccountView.class,
            AccountView.Exposure.class,
            AccountView.HoldingView.class,
            AccountView.Mark.class,
            AccountView.Position.class,
            AccountView.Profit.class,
            AccountView.SymbolExposure.class,
            AccountView.TradingSession.class,
            AgentList.class,
            AgentRegistration.class,
            AgentStatus.class,
            AlertAcknowledgement.class,
            AlertPage.class,
            AlertView.class,
            AlertView.Acknowledged.class,
            ControlState.class,
            Approval.class,
            Decision.class,
            DecisionList.class,
            ReplayReport.class,
            ReplayReport.Change.class,
            ReplayRequest.class,
            RestoreRequest.class,
            Reviewed.class,
            Event.class,
            EvidenceFact.class,
            EventPage.class,
            EvaluationRequest.Group.class,
            EvaluationRequest.Item.class,
            DrillReport.class,
            DrillReport.Excluded.class,
            DrillReport.Table.class,
            Explanation.class,
            Facts.class,
            Account.class,
            Account.Fill.class,
            Account.OpenSide.class,
            Account.OrderFlow.class,
            Conduct.class,
            Conduct.Pace.class,
            Facts.Agent.class,
            Facts.Control.class,
            Account.Holding.class,
            Market.class,
            Market.Blackout.class,
            Market.Instrument.class,
            Market.Intent.class,
            Market.Published.class,
            Market.Source.class,
            Facts.Journal.class,
            Market.Mark.class,
            People.class,
            People.Directive.class,
            People.Forbidden.class,
            People.Override.class,
            People.Review.class,
            Registers.class,
            Registers.Consent.class,
            Registers.Destination.class,
            Registers.Evidence.class,
            Registers.Grant.class,
            Registers.Snapshot.class,
            InstrumentFact.class,
            Headroom.class,
            JournalHead.class,
            JsonText.class,
            JsonText.Reader.class,
            JsonText.Writer.class,
            MarkFact.class,
            Measurement.class,
            OpenOrder.class,
            Page.class,
            Permit.class,
            PermitStatus.class,
            ProcessRecord.class,
            Proposal.class,
            Reason.class,
            Release.class,
            ReleaseList.class,
            RestoreReport.class,
            RestoreReport.LostRows.class,
            Recorded.class,
            RuleDescription.class,
            RuleList.class,
            RulesetView.class,
            RulesetView.KnownAnswers.class,
            Rollback.class,
            CommandRequest.class,
            PlanView.class,
            PlanView.PlannedStepView.class,
            RollbackRequest.class,
            RolloutList.class,
            RolloutRequest.class,
            RolloutRow.class,
            RolloutSummary.class,
            RolloutView.class,
            Ruleset.class,
            StableRecord.class,
            SloReport.class,
            SloReport.BurnRate.class,
            SloReport.Slo.class,
            SnapshotCheck.class,
            StateSnapshot.class,
            StateVersion.class,
            SourceFact.class,
            Verdict.class,
            Violation.class
        })
final class ReflectionTargets {
    private ReflectionTargets() {}
}
