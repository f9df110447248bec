package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.voice.FeedbackReader;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers what customers talk about.
@ApplicationScoped
class ThemeService {
    private final Transactions transactions;
    private final Boards boards;
    private final ThemeRepository repository;
    private final ThemeSeries series;
    private final FeedbackReader feedback;

    ThemeService(
            Transactions transactions,
            Boards boards,
            ThemeRepository repository,
            ThemeSeries series,
            FeedbackReader feedback) {
        this.transactions = transactions;
        this.boards = boards;
        this.repository = repository;
        this.series = series;
        this.feedback = feedback;
    }

    /// @param kind null for both
    /// @param trend null for any
    Uni<ThemesView> list(ThemeQuery query, @Nullable ThemeKind kind, @Nullable Trend trend, PageRequest page) {
        return boards.board(query).map(board -> {
            List<ThemeView> themes = board.themes().stream()
                    .filter(theme -> kind == null || theme.finding().kind() == kind)
                    .filter(theme -> trend == null || theme.finding().trend() == trend)
                    .map(theme -> ThemeView.of(theme, board))
                    .toList();
            page.total().set(themes.size());
            List<ThemeView> rows = ThemePlace.after(page, themes).stream()
                    .limit(page.rowsWanted())
                    .toList();
            return ThemesView.of(board, Page.of(rows, page, theme -> ThemePlace.of(theme, themes), theme -> theme));
        });
    }

    Uni<ThemeDetail> get(ThemeQuery query, long key, String unit) {
        return boards.board(query)
                .flatMap(board -> theme(board, key)
                        .flatMap(theme -> transactions.snapshot(connection -> detail(connection, board, theme, unit))));
    }

    /// One that is not on the list, because it goes along with another or is not among the first, is
    /// one too.
    private Uni<Theme> theme(Board board, long key) {
        Finding finding = board.findings().get(key);
        if (finding == null) {
            return Uni.createFrom().failure(CommonProblem.notFound());
        }
        return board.theme(key)
                .map(theme -> Uni.createFrom().item(theme))
                .orElseGet(() -> boards.labels(List.of(finding))
                        .map(labels -> labels.name(finding).orElseThrow(CommonProblem::notFound)));
    }

    private Uni<ThemeDetail> detail(SqlConnection connection, Board board, Theme theme, String unit) {
        ThemeQuery query = board.query();
        long key = theme.finding().key();
        return series.steps(connection, query, key, unit)
                .flatMap(steps -> series.channels(connection, query, key)
                        .flatMap(channels -> series.products(connection, query, key)
                                .map(products -> new ThemeDetail(
                                        ThemeView.of(theme, board), board.completeTo(), steps, channels, products))));
    }

    Uni<Page<FeedbackView>> examples(ThemeQuery query, long key, FeedbackScope scope, PageRequest page) {
        return transactions
                .read(connection -> repository
                        .examples(connection, query, key, page)
                        .flatMap(ids -> feedback.visible(connection, ids, scope)))
                .map(found -> Page.of(found, page, one -> one.id().toString(), FeedbackView::listed));
    }
}
