package io.dangol.loyalty.account.read;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Lists an account's lots, for whom they concern.
@ApplicationScoped
class LotService {
    private final AccountSnapshots snapshots;
    private final LotRepository lots;

    LotService(AccountSnapshots snapshots, LotRepository lots) {
        this.snapshots = snapshots;
        this.lots = lots;
    }

    /// In the order in which points are taken; 404 where there is no such account, or not for this
    /// reader.
    ///
    /// @param usedUpToo whether those too of which nothing remains
    Uni<Page<LotView>> list(AccountId accountId, Reader reader, Vantage vantage, boolean usedUpToo, PageRequest page) {
        return snapshots
                .read(accountId, reader, snapshot -> lots.page(snapshot, accountId, vantage, usedUpToo, page))
                .map(found -> Page.of(found, page, lot -> LotPosition.of(lot).text(), LotView::of));
    }
}
