package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.returns.ReturnOutcome;
import io.dangol.customer.history.returns.ReturnReader;
import io.dangol.customer.history.returns.ReturnRecorder;
import io.dangol.customer.history.returns.ToldReturn;
import io.dangol.customer.history.returns.ToldReturnRequest;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an import is a return that is told by itself.
final class ReturnLines implements LineKind<ToldReturnRequest, ToldReturn> {
    /// Between an order id and a return id; no id has a control character.
    private static final String SEPARATOR = "\n";

    /// What is left of the purchases of a chunk, had the earlier chunks been recorded.
    private static final String REHEARSE = """
            UPDATE purchase SET returned_amount = purchase.returned_amount + earlier.amount,
                returns = purchase.returns + earlier.returns, version = purchase.version + earlier.returns,
                first_returned_at = coalesce(first_returned_at, 'infinity')
            FROM (
                SELECT purchase_id, sum(amount) AS amount, count(*)::int AS returns
                FROM import_rehearsed
                WHERE job_id = $1 AND purchase_id IN (
                    SELECT purchase.id FROM unnest($2::text[], $3::text[]) AS wanted (source, order_id)
                    JOIN purchase ON purchase.source = wanted.source AND purchase.order_id = wanted.order_id)
                GROUP BY purchase_id
            ) AS earlier
            WHERE purchase.id = earlier.purchase_id
            """;
    private static final String REMEMBER = """
            UPDATE import_rehearsed SET purchase_id = purchase.id, amount = created.amount::numeric
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS created (source, item, order_id, amount)
            JOIN purchase ON purchase.source = created.source AND purchase.order_id = created.order_id
            WHERE import_rehearsed.job_id = $1 AND import_rehearsed.source = created.source
                AND import_rehearsed.item = created.item
            """;

    private final ReturnRecorder recorder;

    ReturnLines(ReturnRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return ReturnColumn.all();
    }

    @Override
    public String noun() {
        return "a return";
    }

    @Override
    public Class<ToldReturnRequest> lineType() {
        return ToldReturnRequest.class;
    }

    @Override
    public RecordReader<ToldReturnRequest> csv(List<String> titles) {
        return new ReturnCsv(titles);
    }

    @Override
    public @Nullable String source(ToldReturnRequest line) {
        return line.source();
    }

    @Override
    public @Nullable CustomerReference customer(ToldReturnRequest line) {
        return line.customer();
    }

    @Override
    public ToldReturnRequest from(ToldReturnRequest line, String source) {
        return line.from(source);
    }

    @Override
    public Checked<ToldReturn> check(ToldReturnRequest line, Instant now) {
        return switch (ReturnReader.read(line, now)) {
            case ReturnReader.Accepted accepted -> new Checked.Kept<>(accepted.told());
            case ReturnReader.Rejected rejected ->
                new Checked.Broken<>(rejected.violations().getFirst());
        };
    }

    @Override
    public String sourceOf(ToldReturn value) {
        return value.source();
    }

    @Override
    public ToldReturn of(ToldReturn value, String source) {
        return value.of(source);
    }

    @Override
    public LineResult.Rejected differs() {
        return new LineResult.Rejected(
                "return-differs",
                null,
                "must not differ from the return that is recorded under this return id; give another return its own");
    }

    @Override
    public Item item(ToldReturn value) {
        String order = value.orderId() == null ? "" : value.orderId();
        return new Item(
                value.source(),
                order + SEPARATOR + value.content().returnId(),
                value.fingerprint().toString());
    }

    @Override
    public Uni<List<LineResult>> record(SqlConnection transaction, List<ToldReturn> values, Instant now) {
        return recorder.record(transaction, values, now)
                .map(outcomes -> outcomes.stream().map(this::result).toList());
    }

    private LineResult result(ReturnOutcome outcome) {
        return switch (outcome) {
            case ReturnOutcome.Created created -> new LineResult.Created();
            case ReturnOutcome.Unchanged unchanged -> new LineResult.Unchanged();
            case ReturnOutcome.Refused refused -> rejected(refused.refusal());
        };
    }

    private LineResult rejected(Refusal refusal) {
        String code = refusal.type().slug();
        LineResult.Rejected unknown = Customers.unknown();
        LineResult.Rejected differs = differs();
        if (code.equals(unknown.code())) {
            return unknown;
        }
        return code.equals(differs.code()) ? differs : new LineResult.Rejected(code, null, refusal.detail());
    }

    @Override
    public Uni<Void> rehearse(SqlConnection transaction, UUID jobId, List<ToldReturn> values) {
        List<ToldReturn> ofOrders =
                values.stream().filter(value -> value.orderId() != null).toList();
        return ofOrders.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(REHEARSE)
                        .execute(Tuple.of(
                                jobId,
                                ofOrders.stream().map(ToldReturn::source).toArray(String[]::new),
                                ofOrders.stream().map(ToldReturn::orderId).toArray(String[]::new)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> remember(SqlConnection transaction, UUID jobId, List<ToldReturn> created) {
        List<ToldReturn> ofOrders =
                created.stream().filter(value -> value.orderId() != null).toList();
        return ofOrders.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(REMEMBER)
                        .execute(Tuple.of(
                                jobId,
                                ofOrders.stream().map(ToldReturn::source).toArray(String[]::new),
                                ofOrders.stream()
                                        .map(value -> item(value).item())
                                        .toArray(String[]::new),
                                ofOrders.stream().map(ToldReturn::orderId).toArray(String[]::new),
                                ofOrders.stream()
                                        .map(value -> value.content().total().amount())
                                        .toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
