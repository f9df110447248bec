package io.dangol.loyalty.posting.quote;

import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/// Gives quotes, and knows its own again.
@ApplicationScoped
public class QuoteService {
    private final Transactions transactions;
    private final QuotePreparation preparation;
    private final QuoteKeys keys;

    QuoteService(Transactions transactions, QuotePreparation preparation, QuoteKeys keys) {
        this.transactions = transactions;
        this.preparation = preparation;
        this.keys = keys;
    }

    /// What a posting would come to now, under the newest key's seal.
    Uni<QuoteView> quote(QuoteRequest request) {
        Function<SqlConnection, Uni<PreparedQuote>> preparing = preparing(request);
        return keys.all().flatMap(all -> transactions.snapshot(preparing).map(prepared -> sealed(prepared, all)));
    }

    /// The quote that a token is.
    ///
    /// @return as the failure a refusal with 422 where it is none of ours
    public Uni<Quote> verified(String token) {
        Optional<QuoteToken> parsed = QuoteToken.parse(token);
        if (parsed.isEmpty()) {
            return Uni.createFrom().failure(QuoteProblem.QUOTE_INVALID.refusal());
        }
        QuoteToken sealed = parsed.get();
        return keys.knowing(sealed.keyId())
                .map(all -> Optional.ofNullable(all.get(sealed.keyId()))
                        .flatMap(sealed::open)
                        .orElseThrow(QuoteProblem.QUOTE_INVALID::refusal));
    }

    private Function<SqlConnection, Uni<PreparedQuote>> preparing(QuoteRequest request) {
        QuoteRequest.Kind kind = request.requiredKind();
        AccountId accountId = PublicId.parse(PublicIds.ACCOUNT, request.requiredAccount())
                .map(AccountId::new)
                .orElseThrow(LedgerProblem.UNKNOWN_ACCOUNT::refusal);
        if (request.isOfPurchase()) {
            String amount = request.amount();
            String currency = request.currency();
            return snapshot -> preparation.earn(snapshot, accountId, amount, currency);
        }
        long points = request.requiredPoints();
        return switch (kind) {
            case EARN -> snapshot -> preparation.earn(snapshot, accountId, points, null);
            case SPEND -> snapshot -> preparation.spend(snapshot, accountId, points);
        };
    }

    private static QuoteView sealed(PreparedQuote prepared, NavigableMap<Integer, byte[]> keys) {
        Map.Entry<Integer, byte[]> newest = keys.lastEntry();
        return prepared.view(QuoteToken.seal(prepared.quote(), newest.getKey(), newest.getValue()));
    }
}
