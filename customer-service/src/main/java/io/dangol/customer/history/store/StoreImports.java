package io.dangol.customer.history.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.catalogue.CatalogueImports;
import io.dangol.customer.history.catalogue.ReadItem;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.NdjsonRecords;
import io.dangol.kit.imports.RecordReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Imports of stores.
@Singleton
class StoreImports extends CatalogueImports<StoreForm, StoreDetails> {
    private final ObjectMapper json;

    StoreImports(ImportedStores stores, ObjectMapper json) {
        super(stores, StoreDetails.class, json);
        this.json = json;
    }

    @Override
    public String name() {
        return "store_import";
    }

    @Override
    public String operation() {
        return "stores.import";
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return StoreColumn.all();
    }

    @Override
    protected RecordReader<StoreForm> csv(List<String> titles) {
        return new StoreCsv(titles);
    }

    @Override
    protected NdjsonRecords<StoreForm> ndjson() {
        return new NdjsonRecords<>(json, StoreForm.class, "a store");
    }

    @Override
    protected ReadItem<StoreDetails> read(StoreForm form, Instant now) {
        return StoreReader.read(form, now);
    }
}
