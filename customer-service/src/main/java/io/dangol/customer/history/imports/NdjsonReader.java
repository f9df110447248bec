package io.dangol.customer.history.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.customer.history.purchase.PurchaseRequest;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.problem.SentPath;
import java.io.IOException;

/// Reads a JSON object a line, the same that one purchase is posted as.
final class NdjsonReader implements RecordReader<PurchaseRequest> {
    private final ObjectReader reader;

    NdjsonReader(ObjectMapper json) {
        this.reader = json.readerFor(PurchaseRequest.class);
    }

    @Override
    public PurchaseRequest read(RawRecord record) throws Unreadable {
        try {
            PurchaseRequest request = reader.readValue(record.data().getBytes());
            if (request == null) {
                throw Unreadable.malformed("must be a JSON object");
            }
            return request;
        } catch (JsonMappingException mismatch) {
            if (mismatch.getPath().isEmpty()) {
                throw Unreadable.malformed("must be a JSON object");
            }
            throw Unreadable.invalid(
                    SentPath.of(mismatch),
                    mismatch instanceof UnrecognizedPropertyException
                            ? "is not a field of a purchase"
                            : "does not have the type or form that the schema asks for");
        } catch (JsonProcessingException broken) {
            throw Unreadable.malformed("must be well-formed JSON");
        } catch (IOException broken) {
            throw Unreadable.malformed("must be text in UTF-8");
        }
    }

    @Override
    public String fieldName(String field) {
        return field;
    }
}
