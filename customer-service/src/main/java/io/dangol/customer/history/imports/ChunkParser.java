package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseReader;
import io.dangol.customer.history.purchase.PurchaseReader.Accepted;
import io.dangol.customer.history.purchase.PurchaseReader.Rejected;
import io.dangol.customer.history.purchase.PurchaseRequest;
import io.dangol.kit.imports.Chunk;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.NdjsonRecords;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.job.LineError;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;

/// Turns the records of one import's chunks into purchases, and into reasons why some are none.
final class ChunkParser {
    private final ImportSettings settings;
    private final RecordReader<PurchaseRequest> reader;

    ChunkParser(ImportSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.reader = switch (settings.format()) {
            case CSV -> new CsvReader(settings.columns());
            case NDJSON -> new NdjsonRecords<>(json, PurchaseRequest.class, "a purchase");
        };
    }

    /// @param now the present, which a purchase may not be far ahead of
    List<Parsed<NewPurchase>> parse(Chunk chunk, Instant now) {
        return chunk.split(settings.shape(CsvColumn.all())).stream()
                .map(record -> parse(record, now))
                .toList();
    }

    private Parsed<NewPurchase> parse(RawRecord record, Instant now) {
        try {
            PurchaseRequest request = reader.read(record);
            String onlySource = settings.onlySource();
            if (onlySource != null) {
                if (request.customer() != null && request.customer().id() != null) {
                    return bad(
                            record,
                            new Violation("customer.id", "must be left out by a partner; send customer.externalId"));
                }
                request = request.source() == null ? request.from(onlySource) : request;
            }
            return switch (PurchaseReader.read(request, now)) {
                case Accepted accepted -> new Parsed.Good<>(record.line(), accepted.purchase());
                case Rejected rejected -> bad(record, rejected.violations().getFirst());
            };
        } catch (Unreadable reason) {
            return new Parsed.Bad<>(reason.at(record.line()));
        }
    }

    private Parsed<NewPurchase> bad(RawRecord record, Violation violation) {
        return new Parsed.Bad<>(
                new LineError(record.line(), "invalid", reader.fieldName(violation.field()), violation.message()));
    }
}
