package io.dangol.loyalty.ledger.books;

import io.dangol.kit.db.Times;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Transactions turned on their side: an array for each column, as a bulk insert wants them.
final class TransactionColumns {
    private final UUID[] ids;
    private final String[] kinds;
    private final UUID[] causes;
    private final @Nullable UUID[] fingerprints;
    private final String[] reasons;
    private final @Nullable String[] references;
    private final OffsetDateTime[] effectiveTimes;
    private final String[] recordedBy;
    private final @Nullable UUID[] quoteIds;
    private final @Nullable UUID[] caseIds;
    private final @Nullable UUID[] ruleIds;
    private final @Nullable Integer[] ruleVersions;
    private final @Nullable String[] amounts;
    private final @Nullable String[] currencies;
    private final @Nullable UUID[] reversed;
    private final @Nullable UUID[] holdIds;
    private final @Nullable Long[] shortfalls;
    private final @Nullable String[] channels;

    private TransactionColumns(int rows) {
        ids = new UUID[rows];
        kinds = new String[rows];
        causes = new UUID[rows];
        fingerprints = new UUID[rows];
        reasons = new String[rows];
        references = new String[rows];
        effectiveTimes = new OffsetDateTime[rows];
        recordedBy = new String[rows];
        quoteIds = new UUID[rows];
        caseIds = new UUID[rows];
        ruleIds = new UUID[rows];
        ruleVersions = new Integer[rows];
        amounts = new String[rows];
        currencies = new String[rows];
        reversed = new UUID[rows];
        holdIds = new UUID[rows];
        shortfalls = new Long[rows];
        channels = new String[rows];
    }

    static TransactionColumns of(List<Transaction> transactions) {
        TransactionColumns columns = new TransactionColumns(transactions.size());
        for (int row = 0; row < transactions.size(); row++) {
            columns.set(row, transactions.get(row));
        }
        return columns;
    }

    private void set(int row, Transaction transaction) {
        Heading heading = transaction.heading();
        ids[row] = transaction.id();
        kinds[row] = transaction.kind().wireName();
        causes[row] = heading.cause().id();
        fingerprints[row] = heading.cause().fingerprint();
        reasons[row] = heading.reason();
        references[row] = heading.reference();
        effectiveTimes[row] = Times.utc(heading.effectiveAt());
        recordedBy[row] = heading.recordedBy();
        quoteIds[row] = heading.quoteId();
        reversed[row] = transaction.reverses();
        holdIds[row] = transaction.hold() == null ? null : transaction.hold().id();
        shortfalls[row] = transaction.shortfall() == 0 ? null : transaction.shortfall();
        if (transaction.command() instanceof Command.Compensate compensate) {
            caseIds[row] = compensate.caseId().value();
        } else if (transaction.command() instanceof Command.Earn earn) {
            channels[row] = earn.channel();
            if (earn.calculation() != null) {
                setCalculation(row, earn.calculation());
            }
        }
    }

    private void setCalculation(int row, Calculation calculation) {
        ruleIds[row] = calculation.ruleId();
        ruleVersions[row] = calculation.ruleVersion();
        amounts[row] = calculation.amount().toPlainString();
        currencies[row] = calculation.currency();
    }

    /// In the order of the columns of the insert.
    Tuple toTuple() {
        return Tuple.tuple()
                .addValue(ids)
                .addValue(kinds)
                .addValue(causes)
                .addValue(fingerprints)
                .addValue(reasons)
                .addValue(references)
                .addValue(effectiveTimes)
                .addValue(recordedBy)
                .addValue(quoteIds)
                .addValue(caseIds)
                .addValue(ruleIds)
                .addValue(ruleVersions)
                .addValue(amounts)
                .addValue(currencies)
                .addValue(reversed)
                .addValue(holdIds)
                .addValue(shortfalls)
                .addValue(channels);
    }
}
