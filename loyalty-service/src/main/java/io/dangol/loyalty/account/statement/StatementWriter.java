package io.dangol.loyalty.account.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes a statement in the format that was asked for. Not for an event loop.
@ApplicationScoped
class StatementWriter {
    private final ObjectMapper json;
    private final StatementPdf pdf;

    StatementWriter(ObjectMapper json, StatementPdf pdf) {
        this.json = json;
        this.pdf = pdf;
    }

    byte[] write(Statement statement, StatementAsked asked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (asked.format()) {
                case JSON -> json.writeValue(out, statement);
                case CSV -> StatementCsv.write(statement, out, asked.byteOrderMark());
                case PDF -> pdf.write(statement, asked.language(), out);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("a statement could not be written to memory", failure);
        }
        return out.toByteArray();
    }
}
