package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliverySqlTest {
    private static final UUID SOURCE = new UUID(1, 2);
    private static final List<Map<String, String>> EVENTS =
            List.of(Map.of("type", "received", "data", "{\"a\":1}"), Map.of("type", "classified", "data", "{\"b\":2}"));

    @Test
    void wordsAreWrittenWithTheirJudgementsAndBothEvents() {
        DeliverySql sql = DeliverySql.of(
                SOURCE,
                "2026-11-24",
                "words",
                Map.of(
                        "kind", "review",
                        "channel", "app",
                        "text", "it's good",
                        "language", "en",
                        "needs_review", "f",
                        "judgements", "[]"),
                EVENTS);

        assertThat(sql.variables())
                .isEqualTo(Map.of(
                        "words_text", "it's good",
                        "words_judgements", "[]",
                        "words_event0", "{\"a\":1}",
                        "words_event1", "{\"b\":2}"));
        assertThat(sql.script())
                .startsWith("\\set number random(0, :customers - 1)\nWITH customer AS (")
                .contains("INSERT INTO webhook_delivery", "INSERT INTO feedback", "INSERT INTO source_statistics")
                .contains(":words_text::text", "SELECT answer_id, 1, 'en', 'f'::boolean, :words_judgements::jsonb")
                .contains("('received', :words_event0::text), ('classified', :words_event1::text)")
                .endsWith("AS event (type, data);\n");
    }

    @Test
    void aScoreWithoutWordsIsNotClassified() {
        DeliverySql sql = DeliverySql.of(
                SOURCE,
                "2026-11-24",
                "score",
                Map.of(
                        "kind", "review",
                        "channel", "app",
                        "metric", "csat",
                        "score", "4",
                        "scale_min", "1",
                        "scale_max", "5",
                        "direction", "higher_is_better",
                        "wording_version", "1"),
                EVENTS);

        assertThat(sql.variables()).containsOnlyKeys("score_event0", "score_event1");
        assertThat(sql.script())
                .contains("'csat', '4'::int, '1'::int, '5'::int, 'higher_is_better', '1', false")
                .doesNotContain("classification", "_text");
    }
}
