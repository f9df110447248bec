package io.dangol.customer.history.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.catalogue.CatalogueImports;
import io.dangol.customer.history.catalogue.ReadItem;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.NdjsonRecords;
import io.dangol.kit.imports.RecordReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Imports of products.
@Singleton
class ProductImports extends CatalogueImports<ProductForm, ProductDetails> {
    private final ObjectMapper json;

    ProductImports(ImportedProducts products, ObjectMapper json) {
        super(products, ProductDetails.class, json);
        this.json = json;
    }

    @Override
    public String name() {
        return "product_import";
    }

    @Override
    public String operation() {
        return "products.import";
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return ProductColumn.all();
    }

    @Override
    protected RecordReader<ProductForm> csv(List<String> titles) {
        return new ProductCsv(titles);
    }

    @Override
    protected NdjsonRecords<ProductForm> ndjson() {
        return new NdjsonRecords<>(json, ProductForm.class, "a product");
    }

    @Override
    protected ReadItem<ProductDetails> read(ProductForm form, Instant now) {
        return ProductReader.read(form, now);
    }
}
