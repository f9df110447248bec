package io.dangol.feedback.survey.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.survey.answer.LinkHolder.Held;
import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.SurveyLanguage;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.InvitationState;
import io.dangol.feedback.survey.invitation.SurveyMetrics;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be done behind a link: look, answer bit by bit, end. Everything that changes holds the invitation first.
@ApplicationScoped
class AnswerService {
    private final Transactions transactions;
    private final LinkHolder links;
    private final AnswerRepository answers;
    private final AnswerRecorder recorder;
    private final ObjectMapper json;
    private final SurveyMetrics metrics;
    private final Clock clock;

    AnswerService(
            Transactions transactions,
            LinkHolder links,
            AnswerRepository answers,
            AnswerRecorder recorder,
            ObjectMapper json,
            SurveyMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.answers = answers;
        this.recorder = recorder;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Shows the survey and what was answered so far; the first look is noted.
    Uni<SheetView> show(String token, @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        return transactions
                .read(connection -> links.find(connection, token, invitation -> invitation.requireOpen(now))
                        .flatMap(held -> sheet(connection, held, acceptLanguage)
                                .map(sheet -> Map.entry(held.invitation(), sheet))))
                .flatMap(shown -> shown.getKey().openedAt() != null
                        ? Uni.createFrom().item(shown.getValue())
                        : transactions
                                .write(transaction -> links.opened(transaction, shown.getKey(), now))
                                .replaceWith(shown.getValue()));
    }

    /// Keeps answers.
    ///
    /// @param whole whether they are all: those that are not there are taken back
    Uni<SheetView> save(String token, Map<String, JsonNode> sent, boolean whole, @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        return transactions.write(transaction -> links.hold(
                        transaction, token, invitation -> invitation.requireOpen(now))
                .flatMap(held -> keep(transaction, held, sent, whole, now)
                        .chain(() -> sheet(transaction, held, acceptLanguage))));
    }

    /// Keeps the last answers and ends it. The same request again gets the same answer.
    ///
    /// @throws Refusal as the failure: 422 `answers-incomplete`; 410 where the link cannot be
    /// answered any more
    Uni<SheetView.Receipt> complete(String token, Map<String, JsonNode> sent, @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        Buffer digest = CompletionDigest.of(json, sent);
        return transactions
                .write(transaction -> links.hold(
                                transaction, token, invitation -> requireOpenOrCompleted(invitation, now))
                        .flatMap(held -> repeated(transaction, held, digest)
                                .flatMap(repeated -> repeated
                                        ? Uni.createFrom().item(new Ended(held, held.invitation(), true))
                                        : end(transaction, held, sent, digest, now)
                                                .map(ended -> new Ended(held, ended, false)))))
                .invoke(ended -> {
                    if (!ended.repeated()) {
                        metrics.count(InvitationState.COMPLETED.wire(), "none");
                    }
                })
                .map(ended -> receipt(ended.held(), ended.invitation(), acceptLanguage));
    }

    private static void requireOpenOrCompleted(Invitation invitation, Instant now) {
        if (invitation.state() != InvitationState.COMPLETED) {
            invitation.requireOpen(now);
        }
    }

    private record Ended(Held held, Invitation invitation, boolean repeated) {}

    private Uni<Boolean> repeated(SqlConnection transaction, Held held, Buffer digest) {
        return held.invitation().state() == InvitationState.COMPLETED
                ? answers.completion(transaction, held.invitation().id())
                        .map(found -> found.equals(Optional.of(digest)))
                : Uni.createFrom().item(false);
    }

    private Uni<Invitation> end(
            SqlConnection transaction, Held held, Map<String, JsonNode> sent, Buffer digest, Instant now) {
        Invitation invitation = held.invitation();
        invitation.requireOpen(now);
        Invitation ended = invitation.ended(InvitationState.COMPLETED, now);
        return keep(transaction, held, sent, false, now)
                .chain(() -> answers.find(transaction, invitation.id(), held.wording()))
                .invoke(given -> requireComplete(held, given))
                .flatMap(given -> recorder.record(transaction, invitation, held.wording(), given, now))
                .chain(() -> links.end(transaction, ended, digest));
    }

    private static void requireComplete(Held held, List<StoredAnswer> given) {
        Set<String> answered =
                given.stream().map(answer -> answer.question().id()).collect(Collectors.toSet());
        List<String> missing = AnswerRules.missing(held.wording(), answered);
        if (!missing.isEmpty() || given.isEmpty()) {
            throw new Refusal(
                    AnswerProblem.ANSWERS_INCOMPLETE,
                    given.isEmpty() ? "answer something first" : "answer what must be answered first",
                    missing.stream()
                            .map(id -> new Violation("answers." + id, "must be answered"))
                            .toList());
        }
    }

    private Uni<Void> keep(
            SqlConnection transaction, Held held, Map<String, JsonNode> sent, boolean whole, Instant now) {
        Map<Question, Optional<Given>> read = AnswerRules.read(held.wording(), sent);
        List<String> takenBack = held.wording().questions().stream()
                .filter(question ->
                        read.containsKey(question) ? read.get(question).isEmpty() : whole)
                .map(Question::id)
                .toList();
        return answers.forget(transaction, held.invitation().id(), takenBack)
                .chain(() -> Multi.createFrom()
                        .iterable(read.entrySet())
                        .filter(entry -> entry.getValue().isPresent())
                        .onItem()
                        .transformToUniAndConcatenate(entry -> answers.save(
                                transaction,
                                held.invitation().id(),
                                entry.getKey(),
                                entry.getValue().orElseThrow(),
                                now))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<SheetView> sheet(SqlConnection connection, Held held, @Nullable String acceptLanguage) {
        return answers.find(connection, held.invitation().id(), held.wording())
                .map(given -> SheetView.of(held.invitation(), held.wording(), given, language(held, acceptLanguage)));
    }

    private static SheetView.Receipt receipt(Held held, Invitation ended, @Nullable String acceptLanguage) {
        return SheetView.Receipt.of(
                Objects.requireNonNull(ended.endedAt()), held.wording(), language(held, acceptLanguage));
    }

    private static SurveyLanguage language(Held held, @Nullable String acceptLanguage) {
        return SurveyLanguage.preferred(acceptLanguage, held.wording().languages());
    }
}
