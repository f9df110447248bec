package io.dangol.feedback.voice.record;

import io.dangol.feedback.voice.FeedbackView;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All feedback, the oldest first and with its whole text, in pages that end where they have enough bytes.
@ApplicationScoped
public class FeedbackPages {
    private final Transactions transactions;
    private final FeedbackRepository repository;

    FeedbackPages(Transactions transactions, FeedbackRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /// A page.
    ///
    /// @param next pass as `after` for the next page; null where this was empty
    public record Cut(List<FeedbackView> items, @Nullable UUID next) {}

    /// @param filter one that [FeedbackFilter#within] has narrowed to what the caller may see
    public Uni<Cut> read(FeedbackFilter filter, @Nullable UUID after) {
        return transactions
                .read(connection -> repository.page(connection, filter, after))
                .map(found -> new Cut(
                        found.stream().map(FeedbackView::of).toList(),
                        found.isEmpty() ? null : found.getLast().id()));
    }
}
