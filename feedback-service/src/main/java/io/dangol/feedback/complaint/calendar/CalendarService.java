package io.dangol.feedback.complaint.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.time.ZoneRegion;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes and changes calendars.
@ApplicationScoped
class CalendarService {
    private static final long CALENDARS_MOST = 100;

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CalendarRepository calendars;
    private final PublicHolidays holidays;
    private final PatchedForm patches;
    private final Ids ids;
    private final Clock clock;

    CalendarService(
            Transactions transactions,
            Idempotency idempotency,
            CalendarRepository calendars,
            PublicHolidays holidays,
            PatchedForm patches,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.calendars = calendars;
        this.holidays = holidays;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<CalendarView>> list(PageRequest page) {
        return transactions
                .read(connection -> calendars.list(connection, page))
                .map(found -> Page.of(found, page, listed -> listed.id().toString(), this::view));
    }

    Uni<StoredCalendar> get(UUID id) {
        return transactions
                .read(connection -> calendars.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<CalendarView.Year> year(UUID id, int year) {
        return get(id).map(found -> {
            Holidays known = found.build(holidays).holidays();
            return new CalendarView.Year(IdKind.CALENDAR.format(id), year, known.version(), known.in(year));
        });
    }

    Uni<Reply> create(CalendarForm form, String caller, IdempotencyKey key) {
        check(form);
        StoredCalendar calendar = new StoredCalendar(ids.next(), 1, form, clock.instant(), caller);
        return idempotency.once(
                key,
                "create-calendar",
                form,
                transaction -> calendars
                        .count(transaction)
                        .invoke(count -> {
                            if (count >= CALENDARS_MOST) {
                                throw new Refusal(
                                        CalendarProblem.TOO_MANY_CALENDARS,
                                        "change one of the " + CALENDARS_MOST + " that there are");
                            }
                        })
                        .chain(() -> calendars.add(transaction, calendar))
                        .map(added -> {
                            CalendarView view = view(calendar);
                            return Reply.created("/v1/calendars/" + view.id(), EntityTag.of(1), view);
                        }));
    }

    /// Makes the next version, which applies to every clock from then on.
    Uni<StoredCalendar> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions.write(transaction -> calendars.find(transaction, id).flatMap(found -> {
            StoredCalendar present = found.orElseThrow(CommonProblem::notFound);
            EntityTag.requireMatch(ifMatch, present.version());
            CalendarForm changed = patches.apply(present.definition(), CalendarForm.class, patch);
            check(changed);
            return changed.equals(present.definition())
                    ? Uni.createFrom().item(present)
                    : add(transaction, new StoredCalendar(id, present.version() + 1, changed, clock.instant(), caller));
        }));
    }

    private Uni<StoredCalendar> add(SqlConnection transaction, StoredCalendar next) {
        return calendars
                .add(transaction, next)
                .invoke(added -> {
                    if (!added) {
                        throw new Refusal(
                                CommonProblem.PRECONDITION_FAILED,
                                "read the resource again, and apply the change to what you find");
                    }
                })
                .replaceWith(next);
    }

    CalendarView view(StoredCalendar calendar) {
        return CalendarView.of(calendar, holidays);
    }

    private static void check(CalendarForm form) {
        if (ZoneRegion.of(form.zone()).isEmpty()) {
            throw CommonProblem.invalid("zone", ZoneRegion.MESSAGE);
        }
        try {
            form.hours().hours();
        } catch (IllegalArgumentException none) {
            throw CommonProblem.invalid("hours", "has at least a minute of work, in stretches that do not overlap");
        }
    }
}
