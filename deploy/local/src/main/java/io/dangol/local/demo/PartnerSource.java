package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.local.CommandFailure;
import io.dangol.local.demo.Tokens.Role;
import java.util.Optional;
import java.util.UUID;

/// The source of the shop's reviews and complaints, with the secret that it signs with.
///
/// @param webhookPath where deliveries go
/// @param secret `whsec_…`; never printed
/// @param isNew whether it was made just now, so that nothing can have come from it yet
record PartnerSource(String webhookPath, String secret, boolean isNew) {
    private static final String SOURCES = "/v1/sources";
    private static final int PAGE = 200;

    /// Makes the source. One that is there already does not show its secret again, so it gets a new one.
    static PartnerSource open(Stage stage) {
        DemoClient client = stage.client();
        Reply made = client.tryToPost(
                Role.OPERATOR,
                SOURCES,
                stage.key("source"),
                client.object().put("name", stage.year().source()).put("signature", "standard_webhooks"));
        if (made.isGood() && made.body().hasNonNull("secret")) {
            return new PartnerSource(
                    made.body().path("webhookUrl").asText(),
                    made.body().path("secret").asText(),
                    !made.isReplayed());
        }
        if (!made.isGood() && !made.isProblem("source-exists")) {
            DemoClient.required("POST " + SOURCES, made);
        }
        JsonNode source = find(stage)
                .orElseThrow(() ->
                        new CommandFailure("There is a source " + stage.year().source() + ", but it cannot be found."));
        String secrets = SOURCES + "/" + source.path("id").asText() + "/secrets";
        // Nobody else signs for this source, so the secrets before need not be taken any longer.
        Reply rotated = client.post(
                Role.OPERATOR,
                secrets,
                UUID.randomUUID().toString(),
                client.object().put("overlap", "PT0S"));
        return new PartnerSource(
                source.path("webhookUrl").asText(),
                rotated.body().path("secret").asText(),
                false);
    }

    private static Optional<JsonNode> find(Stage stage) {
        return Pages.of(stage.client(), Role.OPERATOR, SOURCES + "?limit=" + PAGE)
                .filter(source ->
                        source.path("name").asText().equals(stage.year().source()))
                .findFirst();
    }

    @Override
    public String toString() {
        return "PartnerSource[" + webhookPath + "]";
    }
}
