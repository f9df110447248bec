package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.local.demo.Remark.Kind;
import io.dangol.local.demo.Tokens.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells what customers said: reviews, praise, inquiries and complaints as signed deliveries of the shop's review
/// system, answers to surveys through the API. What the suite has already is not told again, even after it has
/// forgotten the keys of a demo long ago.
final class FeedbackStep {
    private static final int PAGE = 200;

    private final Stage stage;
    private final PartnerSource source;
    private final WebhookSigner signer;
    private final Map<String, String> remarksThere = new ConcurrentHashMap<>();
    private final Set<String> answersThere = ConcurrentHashMap.newKeySet();
    private final Map<String, Remark> complaints = new ConcurrentHashMap<>();

    FeedbackStep(Stage stage, PartnerSource source, Clock clock) {
        this.stage = stage;
        this.source = source;
        this.signer = new WebhookSigner(source.secret(), clock);
    }

    /// @return the complaints that are to be put right, by the id of their feedback
    Map<String, Remark> run(Totals totals) {
        if (!source.isNew()) {
            lookUpWhatIsThere();
        }
        try (ProgressBar progress = stage.progress("remarks", totals.remarks())) {
            stage.crew()
                    .each(
                            stage.year().shoppers(),
                            shopper -> shopper.remarks().forEach(remark -> {
                                tell(shopper, remark);
                                progress.step();
                            }));
        }
        try (ProgressBar progress = stage.progress("answers", totals.answers())) {
            stage.crew()
                    .each(
                            stage.year().shoppers(),
                            shopper -> shopper.answers().forEach(answer -> {
                                tell(shopper, answer);
                                progress.step();
                            }));
        }
        return complaints;
    }

    private void lookUpWhatIsThere() {
        String path = "/v1/feedback?source=" + stage.year().source() + "&limit=" + PAGE;
        Pages.of(stage.client(), Role.OPERATOR, path).forEach(feedback -> {
            if (feedback.hasNonNull("externalRef")) {
                remarksThere.put(
                        feedback.path("externalRef").asText(),
                        feedback.path("id").asText());
            } else {
                answersThere.add(nameOf(feedback));
            }
        });
    }

    private void tell(Shopper shopper, Remark remark) {
        String id = remarksThere.get(remark.ref());
        if (id == null) {
            id = stage.client()
                    .deliver(
                            source.webhookPath(),
                            body(shopper, remark),
                            body -> signer.headers(stage.key(remark.ref()), body))
                    .path("id")
                    .asText();
        }
        if (remark.remedy().isPresent()) {
            complaints.put(id, remark);
        }
    }

    private ObjectNode body(Shopper shopper, Remark remark) {
        ObjectNode body = stage.client().object();
        body.put("kind", word(remark.kind()));
        body.put("channel", remark.channel());
        body.putObject("customer").put("externalId", shopper.externalId());
        body.put("text", remark.text());
        body.put("language", remark.language().tag());
        body.put("occurredAt", Times.text(remark.at()));
        body.put("externalRef", remark.ref());
        remark.satisfaction()
                .ifPresent(
                        stars -> body.putObject("rating").put("metric", "csat").put("score", stars));
        return body;
    }

    private void tell(Shopper shopper, Answer answer) {
        if (!answersThere.contains(nameOf(shopper, answer))) {
            stage.client().post(Role.OPERATOR, "/v1/responses", stage.key(answer.ref()), body(shopper, answer));
        }
    }

    private ObjectNode body(Shopper shopper, Answer answer) {
        ObjectNode body = stage.client().object();
        body.put("metric", answer.metric().word());
        body.put("score", answer.score());
        body.put("channel", answer.channel());
        body.putObject("customer").put("externalId", shopper.externalId());
        answer.comment().ifPresent(comment -> body.put("comment", comment));
        body.put("answeredAt", Times.text(answer.at()));
        body.put("source", stage.year().source());
        return body;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// What an answer is known by, which has no name of the shop's own in the API.
    private static String nameOf(Shopper shopper, Answer answer) {
        return name(shopper.externalId(), answer.metric().word(), answer.at().toInstant());
    }

    private static String nameOf(JsonNode feedback) {
        return name(
                feedback.path("externalId").asText(),
                feedback.path("rating").path("metric").asText(),
                Instant.parse(feedback.path("occurredAt").asText()));
    }

    private static String name(String externalId, String metric, Instant at) {
        return externalId + " " + metric + " " + at.getEpochSecond();
    }
}
