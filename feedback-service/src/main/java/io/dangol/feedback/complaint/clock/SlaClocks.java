package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The clocks of cases, kept in the transaction of whoever changes a case. Whoever calls holds the case.
@ApplicationScoped
public class SlaClocks {
    private static final int CLOCKS_SHOWN_MOST = 200;

    private final ClockRepository repository;
    private final TermsReader terms;
    private final NextTimer timer;
    private final Ids ids;
    private final ZoneId zone;

    SlaClocks(ClockRepository repository, TermsReader terms, NextTimer timer, Ids ids, ZoneId zone) {
        this.repository = repository;
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

    private List<OpenClocks.KeptClock> started(TermsBook book, FirstClocks first) {
        OpenClocks clocks = new OpenClocks(book, ids::next, first.at(), List.of());
        clocks.apply(first.caseId(), first.start());
        return clocks.kept();
    }

    /// Does what a decision does to the clocks of its case, behind all that has happened to them by itself until now.
    ///
    /// @return what has happened by itself, and nobody knew yet
    public Uni<List<ClockNews>> move(SqlConnection transaction, CaseId caseId, List<ClockMove> moves, Instant now) {
        return open(transaction, List.of(caseId), now).flatMap(open -> {
            moves.forEach(move -> open.apply(caseId, move));
            return save(transaction, open);
        });
    }

    /// Brings the clocks of cases to the present.
    ///
    /// @return what has happened by itself, and nobody knew yet
    public Uni<List<ClockNews>> advance(SqlConnection transaction, Collection<CaseId> caseIds, Instant now) {
        return open(transaction, caseIds, now).flatMap(open -> save(transaction, open));
    }

    /// Cases with clocks to which something is to happen by now.
    public Uni<List<CaseId>> due(SqlConnection connection, Instant now, int most) {
        return repository.due(connection, now, most);
    }

    /// When the next thing happens to any clock; empty while nothing will.
    public Uni<Optional<Instant>> earliest(SqlConnection connection) {
        return repository.earliest(connection);
    }

    /// The clocks of a case and why they stand where they do, the newest first.
    public Uni<List<ClockView>> explain(SqlConnection connection, CaseId caseId, Instant now) {
        return repository
                .all(connection, caseId, CLOCKS_SHOWN_MOST)
                .call(found -> terms.loadCalendars(connection, found))
                .flatMap(found -> terms.read(connection)
                        .map(book -> found.stream()
                                .map(stored -> ClockView.of(stored, book.scales(), zone, now))
                                .toList()));
    }

    private Uni<OpenClocks> open(SqlConnection transaction, Collection<CaseId> caseIds, Instant now) {
        return repository
                .open(transaction, caseIds)
                .call(found -> terms.loadCalendars(transaction, found))
                .flatMap(found -> terms.read(transaction).map(book -> new OpenClocks(book, ids::next, now, found)));
    }

    private Uni<List<ClockNews>> save(SqlConnection transaction, OpenClocks open) {
        return save(transaction, open.kept()).replaceWith(open::news);
    }

    private Uni<Void> save(SqlConnection transaction, List<OpenClocks.KeptClock> kept) {
        kept.forEach(clock -> clock.clock().next().ifPresent(timer::written));
        return repository.save(transaction, kept);
    }
}
