package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.local.CommandFailure;
import io.dangol.local.demo.Tokens.Role;
import java.net.URI;
import java.time.Duration;

/// Imports all purchases as one CSV, and follows the job to its end.
record PurchaseStep(Stage stage) {
    private static final Duration PAUSE = Duration.ofMillis(200);

    void run(Totals totals) {
        try (ProgressBar progress = stage.progress("purchases", totals.purchases())) {
            Reply reply = stage.client()
                    .upload(
                            Role.OPERATOR,
                            "/v1/purchases:import",
                            stage.key("purchases-" + totals.customers()),
                            "text/csv",
                            new PurchaseCsv(stage.year())::open);
            JsonNode job = reply.body();
            String path = reply.headers()
                    .firstValue("Location")
                    .map(location -> URI.create(location).getPath())
                    .orElseGet(() -> "/v1/jobs/" + reply.body().path("id").asText());
            while (isUnderWay(job)) {
                Pauses.pause(PAUSE);
                job = stage.client().get(Role.OPERATOR, path);
                progress.reach(job.path("progress").path("done").asLong());
            }
            requireSuccess(job, path, totals.purchases());
        }
    }

    private static boolean isUnderWay(JsonNode job) {
        String state = job.path("state").asText();
        return state.equals("queued") || state.equals("running");
    }

    private static void requireSuccess(JsonNode job, String path, long purchases) {
        JsonNode result = job.path("result");
        long stored = result.path("created").asLong() + result.path("unchanged").asLong();
        if (!job.path("state").asText().equals("succeeded") || stored != purchases) {
            throw new CommandFailure(
                    "The import " + path + " is " + job.path("state").asText() + " with " + stored + " of " + purchases
                            + " purchases stored; " + path + "/errors says why.");
        }
    }
}
