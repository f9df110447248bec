package io.dangol.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.customer.purchase.PurchaseRequest;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.web.StorableText;
import java.io.IOException;
import java.util.stream.Collectors;

/// Reads a JSON object a line, the same that one purchase is posted as.
final class NdjsonReader implements RecordReader<PurchaseRequest> {
    private static final int FIELD_LENGTH_MOST = 200;

    private final ObjectReader reader;

    NdjsonReader(ObjectMapper json) {
        this.reader = json.readerFor(PurchaseRequest.class);
    }

    @Override
    public PurchaseRequest read(RawRecord record) throws Unreadable {
        try {
            PurchaseRequest request = reader.readValue(record.data().getBytes());
            if (request == null) {
                throw Unreadable.malformed("is a JSON object");
            }
            return request;
        } catch (JsonMappingException mismatch) {
            if (mismatch.getPath().isEmpty()) {
                throw Unreadable.malformed("is a JSON object");
            }
            throw Unreadable.invalid(
                    field(mismatch),
                    mismatch instanceof UnrecognizedPropertyException
                            ? "is not a field of a purchase"
                            : "does not have the type or form that the schema asks for");
        } catch (JsonProcessingException broken) {
            throw Unreadable.malformed("is well-formed JSON");
        } catch (IOException broken) {
            throw Unreadable.malformed("is text in UTF-8");
        }
    }

    @Override
    public String fieldName(String field) {
        return field;
    }

    /// The path to what does not fit; nothing of it where the caller made up a name that cannot be kept.
    private static String field(JsonMappingException mismatch) {
        String field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return field.length() <= FIELD_LENGTH_MOST && StorableText.isStorable(field) ? field : "a field";
    }
}
