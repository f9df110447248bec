package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.local.demo.Remark.Remedy;
import io.dangol.local.demo.Tokens.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts complaints right: an agent resolves their cases, most of them with points for the customer's trouble.
record CaseStep(Stage stage) {
    private static final String OPEN = "/v1/cases?state=open&limit=200";

    /// @param complaints those to be put right, by the id of their feedback
    void run(Map<String, Remark> complaints) {
        List<JsonNode> open = Pages.of(stage.client(), Role.AGENT, OPEN)
                .filter(found -> complaints.containsKey(found.path("feedbackId").asText()))
                .toList();
        try (ProgressBar progress = stage.progress("cases", complaints.size())) {
            progress.reach(complaints.size() - open.size());
            stage.crew().each(open.stream(), found -> {
                Remark complaint = Objects.requireNonNull(
                        complaints.get(found.path("feedbackId").asText()));
                resolve(found.path("id").asText(), complaint);
                progress.step();
            });
        }
    }

    private void resolve(String caseId, Remark complaint) {
        Remedy remedy = complaint.remedy().orElseThrow();
        ObjectNode body = stage.client().object();
        body.put("remedy", remedy.word());
        body.put("note", remedy.note());
        if (remedy.points() > 0) {
            body.putObject("compensation").put("points", remedy.points()).put("reason", remedy.note());
        }
        stage.client()
                .post(Role.AGENT, "/v1/cases/" + caseId + "/resolve", stage.key("resolve-" + complaint.ref()), body);
    }
}
