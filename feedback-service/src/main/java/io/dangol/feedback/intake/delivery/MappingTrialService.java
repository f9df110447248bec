package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.KnownSource;
import io.dangol.feedback.source.KnownSources;
import io.dangol.feedback.source.PayloadMapping;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Tries a mapping on a sample, by the same steps as a delivery, and stores nothing.
@ApplicationScoped
class MappingTrialService {
    private final Transactions transactions;
    private final KnownSources sources;
    private final PayloadMapping mappings;
    private final BodyReader reader;
    private final Clock clock;

    MappingTrialService(
            Transactions transactions, KnownSources sources, PayloadMapping mappings, BodyReader reader, Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.mappings = mappings;
        this.reader = reader;
        this.clock = clock;
    }

    Uni<MappingTrial> attempt(SourceId sourceId, TryMapping request) {
        mappings.require(request.mapping());
        return transactions
                .read(connection -> sources.known(connection, sourceId))
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .map(source -> {
                    KnownSource tried = request.mapping() == null ? source : source.mappedBy(request.mapping());
                    return MappingTrial.of(reader.read(request.sample(), tried, clock.instant()));
                });
    }
}
