package io.dangol.loyalty.account.read;

import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.account.read.HistoryRepository.KindSum;
import io.dangol.loyalty.account.read.LotRepository.Totals;
import io.dangol.loyalty.account.read.WhyView.ExplainedLotView;
import io.dangol.loyalty.account.read.WhyView.GrantView;
import io.dangol.loyalty.account.read.WhyView.SumView;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Explains an account's balance, for whom it concerns.
@ApplicationScoped
class WhyService {
    private static final String EXPIRED = TransactionKind.EXPIRE.wireName();
    private static final int LOTS_MOST = 200;

    private final AccountSnapshots snapshots;
    private final AccountRepository accounts;
    private final HistoryRepository history;
    private final LotRepository lots;
    private final GrantRepository grants;
    private final Clock clock;

    WhyService(
            AccountSnapshots snapshots,
            AccountRepository accounts,
            HistoryRepository history,
            LotRepository lots,
            GrantRepository grants,
            Clock clock) {
        this.snapshots = snapshots;
        this.accounts = accounts;
        this.history = history;
        this.lots = lots;
        this.grants = grants;
        this.clock = clock;
    }

    /// 404 where there is no such account, or not for this reader.
    Uni<WhyView> explain(AccountId accountId, Reader reader, Vantage vantage) {
        Instant moment = vantage.moment(clock.instant());
        return snapshots.read(
                accountId,
                reader,
                snapshot -> accounts.find(snapshot, accountId, vantage)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(account -> history.sums(snapshot, accountId, vantage)
                                .flatMap(sums -> lots.totals(snapshot, accountId, vantage, moment)
                                        .flatMap(totals -> lots(snapshot, accountId, vantage)
                                                .map(open -> view(account, vantage, sums, totals, open))))));
    }

    /// One more than is shown tells of more.
    private Uni<List<ExplainedLotView>> lots(SqlConnection snapshot, AccountId accountId, Vantage vantage) {
        return lots.page(snapshot, accountId, vantage, false, PageRequest.of(LOTS_MOST, null, false))
                .flatMap(found -> grants.grants(
                                snapshot, found.stream().map(StoredLot::id).toList())
                        .map(causes -> explained(found, causes)));
    }

    private static List<ExplainedLotView> explained(List<StoredLot> lots, Map<UUID, GrantView> grants) {
        return lots.stream()
                .map(lot -> new ExplainedLotView(LotView.of(lot), Objects.requireNonNull(grants.get(lot.id()))))
                .toList();
    }

    private static WhyView view(
            StoredAccount account, Vantage vantage, List<KindSum> sums, Totals totals, List<ExplainedLotView> open) {
        long sum = sums.stream().mapToLong(KindSum::points).reduce(0, Math::addExact);
        long entries = vantage.isNow() ? account.entriesSum() : sum;
        long balance = entries - account.pastExpiry();
        return new WhyView(
                account.id().text(),
                account.kind(),
                vantage.asOf(),
                vantage.knownAt(),
                0,
                views(sums, account),
                balance,
                entries == sum,
                totals.remaining(),
                account.isOfProgramme() ? 0 : Math.max(0, totals.remaining() - balance),
                totals.next(),
                open.subList(0, Math.min(LOTS_MOST, open.size())),
                open.size() > LOTS_MOST);
    }

    /// Points past their date count as expired before that is posted.
    private static List<SumView> views(List<KindSum> sums, StoredAccount account) {
        List<SumView> views = new ArrayList<>();
        long lots = account.dueLots();
        long points = -account.pastExpiry();
        for (KindSum each : sums) {
            boolean expired = each.kind().equals(EXPIRED);
            views.add(new SumView(
                    each.kind(), each.entries() + (expired ? lots : 0), each.points() + (expired ? points : 0)));
            lots = expired ? 0 : lots;
        }
        if (lots > 0) {
            views.add(new SumView(EXPIRED, lots, points));
        }
        return views;
    }
}
