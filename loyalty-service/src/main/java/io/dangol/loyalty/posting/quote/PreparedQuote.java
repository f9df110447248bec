package io.dangol.loyalty.posting.quote;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.PurchaseValue;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.quote.Quote.Earning;
import io.dangol.loyalty.posting.quote.Quote.Spending;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A quote and what is told with it, before it is sealed.
///
/// @param balanceAfter the balance with it, if nothing else happens
/// @param value of a purchase, what it would earn; otherwise null
/// @param lots those that a spend would take from, by their ids
record PreparedQuote(
        Quote quote, long balanceAfter, @Nullable PurchaseValue value, Map<UUID, Lot> lots) {

    /// @param token the quote under its seal
    QuoteView view(String token) {
        return switch (quote.promised()) {
            case Earning earning ->
                new QuoteView(
                        token,
                        PublicId.format(PublicIds.QUOTE, quote.id()),
                        "earn",
                        quote.accountId().text(),
                        quote.points(),
                        quote.validUntil(),
                        balanceAfter,
                        earning.expiresAt(),
                        value == null ? null : computed(value),
                        null);
            case Spending spending ->
                new QuoteView(
                        token,
                        PublicId.format(PublicIds.QUOTE, quote.id()),
                        "spend",
                        quote.accountId().text(),
                        quote.points(),
                        quote.validUntil(),
                        balanceAfter,
                        null,
                        null,
                        taken(spending));
        };
    }

    private List<QuoteView.TakenLot> taken(Spending spending) {
        return spending.lots().stream()
                .map(taken -> new QuoteView.TakenLot(
                        PublicId.format(PublicIds.LOT, taken.lotId()),
                        taken.points(),
                        Objects.requireNonNull(lots.get(taken.lotId())).expiresAt()))
                .toList();
    }

    private static QuoteView.Computed computed(PurchaseValue value) {
        Calculation calculation = value.calculation();
        return new QuoteView.Computed(
                PublicId.format(PublicIds.RULE, calculation.ruleId()),
                calculation.ruleVersion(),
                "floor(%s %s × %d / %s %s) = %d"
                        .formatted(
                                plain(calculation.amount()),
                                calculation.currency(),
                                value.rulePoints(),
                                plain(value.ruleAmount()),
                                calculation.currency(),
                                value.points()));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
