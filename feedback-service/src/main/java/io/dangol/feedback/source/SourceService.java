package io.dangol.feedback.source;

import io.dangol.feedback.id.IdKind;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Sources: made with their first secret, and shown without any.
@ApplicationScoped
class SourceService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SourceRepository sources;
    private final SecretStore secrets;
    private final RevealedSecrets revealed;
    private final Ids ids;
    private final Clock clock;

    SourceService(
            Transactions transactions,
            Idempotency idempotency,
            SourceRepository sources,
            SecretStore secrets,
            RevealedSecrets revealed,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.sources = sources;
        this.secrets = secrets;
        this.revealed = revealed;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Reply> create(CreateSource request, IdempotencyKey key) {
        return idempotency
                .once(key, "create-source", request, transaction -> create(transaction, request))
                .flatMap(revealed::inSource);
    }

    private Uni<Reply> create(SqlConnection transaction, CreateSource request) {
        Instant now = clock.instant();
        Source source = new Source(ids.next(), request.name(), now);
        return sources.insert(transaction, source)
                .invoke(isNew -> {
                    if (!isNew) {
                        throw new Refusal(SourceProblem.SOURCE_EXISTS, "choose another name, or use that source");
                    }
                })
                .chain(() -> secrets.add(transaction, source.id(), now))
                .map(secret -> Reply.created(
                        "/v1/sources/" + IdKind.SOURCE.format(source.id()),
                        null,
                        SourceView.of(source, IdKind.SECRET.format(secret.id()))));
    }

    Uni<SourceView> get(UUID id) {
        return transactions
                .read(connection -> sources.find(connection, id))
                .map(found -> SourceView.of(found.orElseThrow(CommonProblem::notFound), null));
    }

    Uni<Page<SourceView>> list(PageRequest page) {
        return transactions
                .read(connection -> sources.list(connection, page))
                .map(found ->
                        Page.of(found, page, source -> source.id().toString(), source -> SourceView.of(source, null)));
    }
}
