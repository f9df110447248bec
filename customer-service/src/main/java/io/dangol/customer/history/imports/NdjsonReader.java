package io.dangol.customer.history.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.problem.SentPath;
import java.io.IOException;

/// Reads a JSON object a line, the same that one thing is posted as.
///
/// @param <R> the object
final class NdjsonReader<R> implements RecordReader<R> {
    private final ObjectReader reader;
    private final String noun;

    /// @param noun what a line is, `a purchase`
    NdjsonReader(ObjectMapper json, Class<R> type, String noun) {
        this.reader = json.readerFor(type);
        this.noun = noun;
    }

    @Override
    public R read(RawRecord record) throws Unreadable {
        try {
            R line = reader.readValue(record.data().getBytes());
            if (line == null) {
                throw Unreadable.malformed("must be a JSON object");
            }
            return line;
        } catch (JsonMappingException mismatch) {
            if (mismatch.getPath().isEmpty()) {
                throw Unreadable.malformed("must be a JSON object");
            }
            throw Unreadable.invalid(
                    SentPath.of(mismatch),
                    mismatch instanceof UnrecognizedPropertyException
                            ? "is not a field of " + noun
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
