package io.dangol.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What a check found wrong; collected, since the first finding seldom tells the kind.
final class Findings {
    private static final int SHOWN = 60;
    private static final String PROBLEM_TYPES = "https://dangol.io/problems/";

    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();

    void add(String finding) {
        all.add(finding);
    }

    /// Finds an error without a problem document, and a problem type with a second title.
    void checkProblem(String request, ApiClient.Answer answer) {
        JsonNode problem = answer.json();
        String type = problem.path("type").asText();
        String title = problem.path("title").asText();
        if (!answer.header("Content-Type").startsWith("application/problem+json")
                || !type.startsWith(PROBLEM_TYPES)
                || problem.path("status").asInt() != answer.status()
                || title.isBlank()
                || problem.path("detail").asText().isBlank()) {
            add(request + ": " + answer.status() + " without a problem document");
            return;
        }
        String known = titles.putIfAbsent(type, title);
        if (known != null && !known.equals(title)) {
            add(request + ": " + type + " has two titles, " + known + " and " + title);
        }
    }

    /// Fails where there are findings, and forgets them.
    void assertNone() {
        List<String> found = List.copyOf(all);
        all.clear();
        assertThat(found.stream().limit(SHOWN)).as("%d findings", found.size()).isEmpty();
    }
}
