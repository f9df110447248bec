package io.dangol.loyalty.ledger;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Transactions turned on their side: an array for each column, as a bulk insert wants them.
final class TransactionColumns {
    private final UUID[] ids;
    private final String[] kinds;
    private final String[] reasons;
    private final String[] references;
    private final OffsetDateTime[] effectiveTimes;
    private final String[] recordedBy;
    private final @Nullable UUID[] caseIds;
    private final @Nullable UUID[] ruleIds;
    private final @Nullable Integer[] ruleVersions;
    private final @Nullable String[] amounts;
    private final @Nullable String[] currencies;

    private TransactionColumns(int rows) {
        ids = new UUID[rows];
        kinds = new String[rows];
        reasons = new String[rows];
        references = new String[rows];
        effectiveTimes = new OffsetDateTime[rows];
        recordedBy = new String[rows];
        caseIds = new UUID[rows];
        ruleIds = new UUID[rows];
        ruleVersions = new Integer[rows];
        amounts = new String[rows];
        currencies = new String[rows];
    }

    static TransactionColumns of(List<Transaction> transactions) {
        TransactionColumns columns = new TransactionColumns(transactions.size());
        for (int row = 0; row < transactions.size(); row++) {
            columns.set(row, transactions.get(row));
        }
        return columns;
    }

    private void set(int row, Transaction transaction) {
        Command command = transaction.command();
        ids[row] = transaction.id();
        kinds[row] = transaction.kind().wireName();
        reasons[row] = transaction.reason();
        references[row] = command.reference();
        effectiveTimes[row] = command.effectiveAt().atOffset(ZoneOffset.UTC);
        recordedBy[row] = command.recordedBy();
        switch (command) {
            case Command.Earn earn -> {
                ruleIds[row] = earn.calculation().ruleId();
                ruleVersions[row] = earn.calculation().ruleVersion();
                amounts[row] = earn.calculation().amount().toPlainString();
                currencies[row] = earn.calculation().currency();
            }
            case Command.Compensate compensate -> caseIds[row] = compensate.caseId();
        }
    }

    /// In the order of the columns of the insert.
    Tuple toTuple() {
        return Tuple.tuple()
                .addValue(ids)
                .addValue(kinds)
                .addValue(reasons)
                .addValue(references)
                .addValue(effectiveTimes)
                .addValue(recordedBy)
                .addValue(caseIds)
                .addValue(ruleIds)
                .addValue(ruleVersions)
                .addValue(amounts)
                .addValue(currencies);
    }
}
