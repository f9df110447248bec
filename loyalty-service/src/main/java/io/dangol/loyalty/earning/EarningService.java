package io.dangol.loyalty.earning;

import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets purchases earn by the rules of the moment.
@ApplicationScoped
class EarningService {
    private static final String RECORDED_BY = "customer-service";

    private final EarningRuleRepository rules;
    private final Books books;

    EarningService(EarningRuleRepository rules, Books books) {
        this.rules = rules;
        this.books = books;
    }

    /// Posts what the purchases earn. One in a currency without a rule, or too small for a point, posts nothing.
    ///
    /// @param accounts of every purchase's customer
    Uni<Void> earn(SqlConnection transaction, Map<UUID, UUID> accounts, List<PurchaseRecorded> purchases) {
        if (purchases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> currencies = purchases.stream()
                .map(purchase -> purchase.total().currency())
                .distinct()
                .toList();
        return rules.ofCurrencies(transaction, currencies)
                .map(found -> found.stream().collect(Collectors.toMap(EarningRule::currency, Function.identity())))
                .map(byCurrency -> purchases.stream()
                        .flatMap(purchase -> command(accounts, byCurrency, purchase).stream())
                        .toList())
                .flatMap(commands -> books.postAll(transaction, commands));
    }

    private static Optional<Command> command(
            Map<UUID, UUID> accounts, Map<String, EarningRule> rules, PurchaseRecorded purchase) {
        EarningRule rule = rules.get(purchase.total().currency());
        if (rule == null) {
            return Optional.empty();
        }
        BigDecimal total = purchase.total().value();
        long points = rule.pointsFor(total);
        return points == 0
                ? Optional.empty()
                : Optional.of(new Command.Earn(
                        heading(purchase),
                        Objects.requireNonNull(accounts.get(purchase.customer()), "every customer was enrolled"),
                        points,
                        null,
                        null,
                        purchase.channel(),
                        new Calculation(rule.id(), rule.version(), total, rule.currency())));
    }

    private static Heading heading(PurchaseRecorded purchase) {
        return new Heading(
                Cause.of(TransactionKind.EARN, purchase.purchaseId()),
                "purchase",
                purchase.purchaseId(),
                purchase.purchasedAt(),
                RECORDED_BY);
    }
}
