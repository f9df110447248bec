package io.dangol.kit.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.problem.SentPath;
import io.dangol.kit.problem.WantedForm;
import java.io.IOException;

/// Reads a JSON object a line, the same that is posted one by one.
///
/// @param <R> the body of such a request
public final class NdjsonRecords<R> implements RecordReader<R> {
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final String noun;

    /// @param noun what a record is, with its article: `a purchase`
    public NdjsonRecords(ObjectMapper json, Class<R> type, String noun) {
        this.json = json;
        this.reader = json.readerFor(type);
        this.noun = noun;
    }

    @Override
    public R read(RawRecord record) throws Unreadable {
        try {
            R request = reader.readValue(record.data().getBytes());
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
                            ? "is not a field of " + noun
                            : WantedForm.of(mismatch, json));
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
