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
                .map(found -> Page.of(found, page, listed -> listed.id().toString(), listed -> listed.view(holidays)));
    }

    Uni<Reply> get(UUID id) {
        return find(id).map(this::reply);
    }

    Uni<CalendarView.Year> year(UUID id, int year) {
        return find(id).map(found -> {
            Holidays known = found.build(holidays).holidays();
            return new CalendarView.Year(IdKind.CALENDAR.format(id), year, known.version(), known.in(year));
        });
    }

    Uni<Reply> create(CalendarForm form, String caller, IdempotencyKey key) {
        check(form);
        CalendarVersion calendar = CalendarVersion.first(ids.next(), form, caller, clock.instant());
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
                            CalendarView view = calendar.view(holidays);
                            return Reply.created("/v1/calendars/" + view.id(), EntityTag.of(calendar.version()), view);
                        }));
    }

    /// Makes the next version, which applies to every clock from then on.
    Uni<Reply> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions
                .write(transaction -> calendars
                        .findForChange(transaction, id)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(present -> {
                            EntityTag.requireMatch(ifMatch, present.version());
                            CalendarForm form = patches.apply(present.definition(), CalendarForm.class, patch);
                            check(form);
                            CalendarVersion next = present.change(form, caller, clock.instant());
                            return next.equals(present)
                                    ? Uni.createFrom().item(present)
                                    : calendars.add(transaction, next).replaceWith(next);
                        }))
                .map(this::reply);
    }

    private Uni<CalendarVersion> find(UUID id) {
        return transactions
                .read(connection -> calendars.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private Reply reply(CalendarVersion calendar) {
        return Reply.ok(EntityTag.of(calendar.version()), calendar.view(holidays));
    }

    private static void check(CalendarForm form) {
        if (ZoneRegion.of(form.zone()).isEmpty()) {
            throw CommonProblem.invalid("zone", ZoneRegion.MESSAGE);
        }
        try {
            form.hours().hours();
        } catch (IllegalArgumentException none) {
            throw CommonProblem.invalid(
                    "hours",
                    "must have at least a minute of work, in stretches that end after they begin and do not"
                            + " overlap; a night shift is two: 22:00-24:00, and 00:00-06:00 on the next day");
        }
    }
}
