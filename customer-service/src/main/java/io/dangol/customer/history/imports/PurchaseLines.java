package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseOutcome;
import io.dangol.customer.history.purchase.PurchaseReader;
import io.dangol.customer.history.purchase.PurchaseRecorder;
import io.dangol.customer.history.purchase.PurchaseRequest;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.RecordReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of an import is a purchase.
final class PurchaseLines implements LineKind<PurchaseRequest, NewPurchase> {
    private final PurchaseRecorder recorder;

    PurchaseLines(PurchaseRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return PurchaseColumn.all();
    }

    @Override
    public String noun() {
        return "a purchase";
    }

    @Override
    public Class<PurchaseRequest> lineType() {
        return PurchaseRequest.class;
    }

    @Override
    public RecordReader<PurchaseRequest> csv(List<String> titles) {
        return new PurchaseCsv(titles);
    }

    @Override
    public @Nullable String source(PurchaseRequest line) {
        return line.source();
    }

    @Override
    public @Nullable CustomerReference customer(PurchaseRequest line) {
        return line.customer();
    }

    @Override
    public PurchaseRequest from(PurchaseRequest line, String source) {
        return line.from(source);
    }

    @Override
    public Checked<NewPurchase> check(PurchaseRequest line, Instant now) {
        return switch (PurchaseReader.read(line, now)) {
            case PurchaseReader.Accepted accepted -> new Checked.Kept<>(accepted.purchase());
            case PurchaseReader.Rejected rejected ->
                new Checked.Broken<>(rejected.violations().getFirst());
        };
    }

    @Override
    public String sourceOf(NewPurchase value) {
        return value.source();
    }

    @Override
    public NewPurchase of(NewPurchase value, String source) {
        return value.of(source);
    }

    @Override
    public LineResult.Rejected differs() {
        return new LineResult.Rejected(
                "purchase-differs",
                null,
                "must not differ from the purchase that is recorded under this order id; correct that one, or record a"
                        + " return of it");
    }

    @Override
    public Item item(NewPurchase value) {
        return new Item(value.source(), value.orderId(), value.fingerprint() + " " + Customers.text(value.buyer()));
    }

    @Override
    public Uni<List<LineResult>> record(SqlConnection transaction, List<NewPurchase> values, Instant now) {
        return recorder.record(transaction, values, now)
                .map(outcomes -> outcomes.stream().map(this::result).toList());
    }

    private LineResult result(PurchaseOutcome outcome) {
        return switch (outcome) {
            case PurchaseOutcome.Created created -> new LineResult.Created();
            case PurchaseOutcome.Unchanged unchanged -> new LineResult.Unchanged();
            case PurchaseOutcome.Differs differs -> differs();
            case PurchaseOutcome.UnknownCustomer unknown -> Customers.unknown();
        };
    }
}
