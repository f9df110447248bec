package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.complaint.calendar.CalendarBook;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.InTurn;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and changes policies.
@ApplicationScoped
class PolicyService {
    private final Transactions transactions;
    private final PolicyRepository policies;
    private final CalendarBook calendars;
    private final PatchedForm patches;
    private final NextTimer timer;
    private final Clock clock;

    PolicyService(
            Transactions transactions,
            PolicyRepository policies,
            CalendarBook calendars,
            PatchedForm patches,
            NextTimer timer,
            Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.calendars = calendars;
        this.patches = patches;
        this.timer = timer;
        this.clock = clock;
    }

    /// All four, the most urgent first.
    Uni<List<SlaPolicy>> list() {
        return transactions
                .read(policies::present)
                .map(found -> found.stream()
                        .sorted(java.util.Comparator.comparing(SlaPolicy::priority))
                        .toList());
    }

    Uni<SlaPolicy> get(Priority priority) {
        return transactions.read(policies::present).map(found -> ofPriority(found, priority));
    }

    Uni<Page<PolicyView>> versions(Priority priority, PageRequest page) {
        return transactions
                .read(connection -> policies.versions(connection, priority, page))
                .map(found -> Page.of(found, page, policy -> Integer.toString(policy.version()), PolicyView::of));
    }

    /// Makes the next version, which applies to every clock of the priority from then on.
    Uni<SlaPolicy> change(Priority priority, @Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions.write(transaction -> policies.presentForChange(transaction)
                .map(found -> ofPriority(found, priority))
                .flatMap(present -> {
                    EntityTag.requireMatch(ifMatch, present.version());
                    SlaPolicy next = present.change(
                            patches.apply(present.targets(), PolicyForm.class, patch), caller, clock.instant());
                    return next.equals(present) ? Uni.createFrom().item(present) : add(transaction, next);
                }));
    }

    private Uni<SlaPolicy> add(SqlConnection transaction, SlaPolicy next) {
        return requireCalendars(transaction, next.targets())
                .chain(() -> policies.add(transaction, next))
                // What runs under it is looked at as soon as this is committed.
                .invoke(() -> timer.written(next.changedAt()))
                .replaceWith(next);
    }

    private static SlaPolicy ofPriority(List<SlaPolicy> present, Priority priority) {
        return present.stream()
                .filter(policy -> policy.priority() == priority)
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> requireCalendars(SqlConnection transaction, PolicyForm targets) {
        List<UUID> named = targets.byTarget().values().stream()
                .map(PolicyForm.PromiseForm::calendar)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return InTurn.forEach(
                named,
                id -> calendars.exists(transaction, id).invoke(exists -> {
                    if (!exists) {
                        throw CommonProblem.invalid("calendarId", "must be the id of an existing calendar");
                    }
                }));
    }
}
