package io.dangol.feedback.complaint.clock;

import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The clocks of cases, kept in the transaction of whoever changes a case. Whoever calls holds the case.
@ApplicationScoped
public class SlaClocks {
    private static final int CLOCKS_SHOWN_MOST = 200;

    private final ClockRepository clocks;
    private final TermsReader terms;
    private final NextTimer timer;
    private final Ids ids;
    private final ZoneId zone;

    SlaClocks(ClockRepository clocks, TermsReader terms, NextTimer timer, Ids ids, ZoneId zone) {
        this.clocks = clocks;
        this.terms = terms;
        this.timer = timer;
        this.ids = ids;
        this.zone = zone;
    }

    /// Starts the first clocks of cases that are new, and so have none.
    public Uni<Void> start(SqlConnection transaction, List<FirstClocks> cases) {
        return terms.read(transaction)
                .flatMap(book -> save(
                        transaction,
                        cases.stream()
                                .flatMap(each -> started(book, each).stream())
                                .toList()));
    }

    private List<ClockDesk.KeptClock> started(TermsBook book, FirstClocks first) {
        ClockDesk desk = new ClockDesk(book, ids::next, first.at(), List.of());
        desk.apply(first.caseId(), first.start());
        return desk.kept();
    }

    /// Does what a decision does to the clocks of its case, behind all that has happened to them by itself until now.
    ///
    /// @return what has happened by itself, and nobody knew yet
    public Uni<List<ClockNews>> move(SqlConnection transaction, UUID caseId, List<ClockMove> moves, Instant now) {
        return desk(transaction, List.of(caseId), now).flatMap(desk -> {
            moves.forEach(move -> desk.apply(caseId, move));
            return save(transaction, desk);
        });
    }

    /// Brings the clocks of cases to the present.
    ///
    /// @return what has happened by itself, and nobody knew yet
    public Uni<List<ClockNews>> advance(SqlConnection transaction, Collection<UUID> caseIds, Instant now) {
        return desk(transaction, caseIds, now).flatMap(desk -> save(transaction, desk));
    }

    /// Cases with clocks to which something is to happen by now.
    public Uni<List<UUID>> due(SqlConnection connection, Instant now, int most) {
        return clocks.due(connection, now, most);
    }

    /// When the next thing happens to any clock; empty while nothing will.
    public Uni<Optional<Instant>> earliest(SqlConnection connection) {
        return clocks.earliest(connection);
    }

    /// The clocks of a case and why they stand where they do, the newest first.
    public Uni<List<ClockView>> explain(SqlConnection connection, UUID caseId, Instant now) {
        return clocks.all(connection, caseId, CLOCKS_SHOWN_MOST)
                .call(found -> terms.loadCalendars(connection, found))
                .flatMap(found -> terms.read(connection)
                        .map(book -> found.stream()
                                .map(stored -> ClockView.of(stored, book.scales(), zone, now))
                                .toList()));
    }

    private Uni<ClockDesk> desk(SqlConnection transaction, Collection<UUID> caseIds, Instant now) {
        return clocks.open(transaction, caseIds)
                .call(found -> terms.loadCalendars(transaction, found))
                .flatMap(found -> terms.read(transaction).map(book -> new ClockDesk(book, ids::next, now, found)));
    }

    private Uni<List<ClockNews>> save(SqlConnection transaction, ClockDesk desk) {
        return save(transaction, desk.kept()).replaceWith(desk::news);
    }

    private Uni<Void> save(SqlConnection transaction, List<ClockDesk.KeptClock> kept) {
        kept.forEach(clock -> clock.clock().next().ifPresent(timer::written));
        return clocks.save(transaction, kept);
    }
}
