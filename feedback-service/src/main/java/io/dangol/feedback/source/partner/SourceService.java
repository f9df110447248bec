package io.dangol.feedback.source.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.source.mapping.MappingRules;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sources: made with their first secret, and shown without any.
@ApplicationScoped
class SourceService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SourceRepository sources;
    private final SourceSecrets secrets;
    private final Outbox outbox;
    private final SourcePatch patches;
    private final Moment moment;

    SourceService(
            Transactions transactions,
            Idempotency idempotency,
            SourceRepository sources,
            SourceSecrets secrets,
            Outbox outbox,
            SourcePatch patches,
            Moment moment) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.sources = sources;
        this.secrets = secrets;
        this.outbox = outbox;
        this.patches = patches;
        this.moment = moment;
    }

    Uni<Reply> create(CreateSource request, IdempotencyKey key) {
        secrets.requireFitting(request);
        SourceName.requireFree(request.name());
        MappingRules.require(request.mapping());
        return idempotency
                .once(key, "create-source", request, transaction -> create(transaction, request))
                .flatMap(secrets::reveal);
    }

    private Uni<Reply> create(SqlConnection transaction, CreateSource request) {
        Instant now = moment.now();
        Source source =
                new Source(new SourceId(moment.id()), request.name(), request.signature(), request.mapping(), 1, now);
        return sources.insert(transaction, source)
                .invoke(isNew -> {
                    if (!isNew) {
                        throw new Refusal(SourceProblem.SOURCE_EXISTS, "choose another name, or use that source");
                    }
                })
                .chain(() -> outbox.add(transaction, SourceRegistered.of(source.id(), source.name(), now)))
                .chain(() -> secrets.addFirst(transaction, source, request))
                .map(secretId -> Reply.created(
                        "/v1/sources/" + source.id().text(),
                        EntityTag.of(source.version()),
                        SourceView.of(source, secretId.text())));
    }

    /// Changes what of a source may change.
    ///
    /// @param patch a JSON merge patch
    Uni<SourceView.Versioned> change(SourceId id, @Nullable String ifMatch, JsonNode patch) {
        return transactions
                .write(transaction -> sources.findForChange(transaction, id)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(source -> {
                            EntityTag.requireMatch(ifMatch, source.version());
                            Mapping mapping = patches.apply(source, patch).mapping();
                            MappingRules.require(mapping);
                            if (Objects.equals(mapping, source.mapping())) {
                                return Uni.createFrom().item(SourceView.Versioned.of(source));
                            }
                            Source changed = source.mappedBy(mapping);
                            return sources.update(transaction, changed).replaceWith(SourceView.Versioned.of(changed));
                        }))
                .invoke(() -> secrets.forget(id));
    }

    Uni<SourceView.Versioned> get(SourceId id) {
        return transactions
                .read(connection -> sources.find(connection, id))
                .map(found -> SourceView.Versioned.of(found.orElseThrow(CommonProblem::notFound)));
    }

    Uni<Page<SourceView>> list(PageRequest page) {
        return transactions
                .read(connection -> sources.list(connection, page))
                .map(found -> Page.of(
                        found, page, source -> source.id().value().toString(), source -> SourceView.of(source, null)));
    }
}
