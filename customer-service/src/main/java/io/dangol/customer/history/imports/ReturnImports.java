package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.base.source.KnownSources;
import io.dangol.customer.history.returns.ReturnRecorder;
import io.dangol.customer.history.returns.ToldReturn;
import io.dangol.customer.history.returns.ToldReturnRequest;
import jakarta.inject.Singleton;

/// Imports of returns.
@Singleton
class ReturnImports extends LineImport<ToldReturnRequest, ToldReturn> {
    ReturnImports(ReturnRecorder returns, ChunkRecorder recorder, KnownSources sources, ObjectMapper json) {
        super(new ReturnLines(returns), recorder, sources, json);
    }

    @Override
    public String name() {
        return "return_import";
    }

    @Override
    public String operation() {
        return "returns.import";
    }
}
