package io.dangol.loyalty.earning.purchase;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.loyalty.earning.PurchaseValuation;
import io.dangol.loyalty.earning.PurchaseValue;
import io.dangol.loyalty.earning.rule.Amounts;
import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.earning.rule.EarningRateReader;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.programme.CurrentSettings;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets purchases earn by the rules of the moment. Points of a purchase of long ago may be past their date when they
/// come: they are earned, and expire.
@ApplicationScoped
class EarningService implements PurchaseValuation {
    private static final String RECORDED_BY = "customer-service";

    private final EarningRateReader rules;
    private final CurrentSettings settings;
    private final Books books;
    private final WorthlessPurchases worthless;
    private final ZoneId zone;

    EarningService(
            EarningRateReader rules, CurrentSettings settings, Books books, WorthlessPurchases worthless, ZoneId zone) {
        this.rules = rules;
        this.settings = settings;
        this.books = books;
        this.worthless = worthless;
        this.zone = zone;
    }

    /// Posts what the purchases earn. One in a currency without a rule, or too small for a point, posts nothing, and
    /// never does: whenever it is told again, it is worth what it was worth at first.
    ///
    /// @param accounts of every purchase's customer
    Uni<Void> earn(SqlConnection transaction, Map<CustomerId, AccountId> accounts, List<PurchaseRecorded> purchases) {
        if (purchases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return worthless.without(transaction, purchases).flatMap(valued -> value(transaction, accounts, valued));
    }

    private Uni<Void> value(
            SqlConnection transaction, Map<CustomerId, AccountId> accounts, List<PurchaseRecorded> purchases) {
        List<String> currencies = purchases.stream()
                .map(purchase -> purchase.total().currency())
                .distinct()
                .toList();
        return rules.ofCurrencies(transaction, currencies)
                .map(found -> found.stream().collect(Collectors.toMap(EarningRate::currency, Function.identity())))
                .flatMap(byCurrency -> settings.get(transaction)
                        .map(programme -> purchases.stream()
                                .flatMap(purchase -> command(accounts, byCurrency, programme, purchase).stream())
                                .toList()))
                .flatMap(commands -> lock(transaction, accounts, commands.size() < purchases.size())
                        .chain(() -> books.postAll(transaction, commands))
                        .chain(() -> worthless.note(transaction, purchases, commands)));
    }

    /// What is posted locks its accounts. A purchase that is worth nothing has to be as safe from a correction that is
    /// handled at the same time: either sees the other.
    private Uni<Void> lock(SqlConnection transaction, Map<CustomerId, AccountId> accounts, boolean someAreWorthless) {
        return someAreWorthless
                ? books.lock(transaction, accounts.values())
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<PurchaseValue>> valueOf(SqlConnection connection, String amount, String currency) {
        BigDecimal total = total(amount);
        return rules.ofCurrencies(connection, List.of(currency))
                .map(found -> found.stream()
                        .findFirst()
                        .map(rule -> new PurchaseValue(
                                rule.pointsFor(total),
                                new Calculation(rule.id(), rule.version(), total, currency),
                                rule.amount(),
                                rule.points())));
    }

    private static BigDecimal total(String amount) {
        try {
            return Amounts.parse(amount);
        } catch (IllegalArgumentException malformed) {
            throw CommonProblem.invalid("purchase.total.amount", Amounts.MESSAGE);
        }
    }

    private Optional<Command> command(
            Map<CustomerId, AccountId> accounts,
            Map<String, EarningRate> rules,
            ProgrammeSettings programme,
            PurchaseRecorded purchase) {
        EarningRate rule = rules.get(purchase.total().currency());
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
                        programme.expiryFrom(purchase.purchasedAt(), zone),
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
