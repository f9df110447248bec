package io.dangol.loyalty.posting.quote;

import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.PurchaseValuation;
import io.dangol.loyalty.earning.PurchaseValue;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.posting.quote.Quote.Earning;
import io.dangol.loyalty.posting.quote.Quote.Promised;
import io.dangol.loyalty.posting.quote.Quote.Spending;
import io.dangol.loyalty.programme.CurrentSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Finds out what a posting would come to: it is decided as it would be posted, on a snapshot, and refused as it would.
@ApplicationScoped
class QuotePreparation {
    private static final String REASON = "quote";

    private final Books books;
    private final PurchaseValuation valuation;
    private final CurrentSettings programme;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration validity;

    QuotePreparation(
            Books books,
            PurchaseValuation valuation,
            CurrentSettings programme,
            Ids ids,
            Clock clock,
            ZoneId zone,
            @ConfigProperty(name = "dangol.quote.validity", defaultValue = "10m") Duration validity) {
        this.books = books;
        this.valuation = valuation;
        this.programme = programme;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.validity = validity;
    }

    /// What a purchase earns.
    ///
    /// @throws io.dangol.kit.problem.Refusal as the failure, where its currency has no rule
    Uni<PreparedQuote> earn(SqlConnection snapshot, AccountId accountId, String amount, String currency) {
        return valuation
                .valueOf(snapshot, amount, currency)
                .map(value -> value.orElseThrow(QuoteProblem.NO_EARNING_RULE::refusal))
                .flatMap(value -> earn(snapshot, accountId, value.points(), value));
    }

    /// What it comes to that points are granted.
    ///
    /// @param value of a purchase, what it earns; otherwise null
    Uni<PreparedQuote> earn(SqlConnection snapshot, AccountId accountId, long points, @Nullable PurchaseValue value) {
        Instant now = clock.instant();
        return programme
                .get(snapshot)
                .flatMap(settings -> prepare(
                        snapshot,
                        TransactionKind.EARN,
                        new Quote(
                                ids.next(),
                                accountId,
                                points,
                                now.plus(validity),
                                new Earning(
                                        settings.expiryFrom(now, zone), value == null ? null : value.calculation())),
                        value));
    }

    /// What it comes to that points are spent.
    Uni<PreparedQuote> spend(SqlConnection snapshot, AccountId accountId, long points) {
        Instant now = clock.instant();
        Quote wanted = new Quote(ids.next(), accountId, points, now.plus(validity), new Spending(List.of()));
        return prepare(snapshot, TransactionKind.SPEND, wanted, null);
    }

    private Uni<PreparedQuote> prepare(
            SqlConnection snapshot, TransactionKind kind, Quote wanted, @Nullable PurchaseValue value) {
        Heading heading = new Heading(
                Cause.of(kind, PublicId.format(PublicIds.QUOTE, wanted.id())),
                REASON,
                null,
                clock.instant(),
                REASON,
                wanted.id());
        return books.preview(snapshot, command(wanted, heading)).map(preview -> switch (preview.outcome()) {
            case Outcome.Posted posted ->
                new PreparedQuote(
                        wanted.promising(
                                promised(wanted.promised(), posted.transaction().allocations())),
                        posted.account().balance(),
                        value,
                        preview.lots());
            case Outcome.Refused refused -> throw refused.problem().refusal();
            case Outcome.AlreadyPosted impossible -> throw new IllegalStateException("a quote's cause is new");
            case Outcome.Idle impossible -> throw new IllegalStateException("points always move");
        });
    }

    /// Nothing is promised of lots before it is known which.
    private static Command command(Quote wanted, Heading heading) {
        return switch (wanted.promised()) {
            case Earning earning -> wanted.command(heading);
            case Spending spending -> new Command.Spend(heading, wanted.accountId(), wanted.points(), null);
        };
    }

    private static Promised promised(Promised wanted, List<Allocation> taken) {
        return switch (wanted) {
            case Earning earning -> earning;
            case Spending spending -> {
                if (taken.size() > QuoteForm.LOTS_MOST) {
                    throw QuoteProblem.QUOTE_TOO_LARGE.refusal();
                }
                yield new Spending(taken);
            }
        };
    }
}
