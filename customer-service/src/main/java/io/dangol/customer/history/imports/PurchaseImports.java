package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.base.source.KnownSources;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseRecorder;
import io.dangol.customer.history.purchase.PurchaseRequest;
import jakarta.inject.Singleton;

/// Imports of purchases.
@Singleton
class PurchaseImports extends LineImport<PurchaseRequest, NewPurchase> {
    PurchaseImports(PurchaseRecorder purchases, ChunkRecorder recorder, KnownSources sources, ObjectMapper json) {
        super(new PurchaseLines(purchases), recorder, sources, json);
    }

    @Override
    public String name() {
        return "purchase_import";
    }

    @Override
    public String operation() {
        return "purchases.import";
    }
}
