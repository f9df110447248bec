package io.dangol.feedback.understanding.reclassification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.understanding.classification.Classification;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import io.dangol.text.understanding.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnswerChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    private static StoredJudgement answer(String task, String label, boolean abstained, String model) {
        return new StoredJudgement(task, label, 0.8, abstained, model, List.of());
    }

    private static Classification classification(List<StoredJudgement> judgements) {
        return new Classification(ID, 3, Language.KOREAN, false, judgements, NOW);
    }

    @Test
    void anotherLabelAndAnotherReadinessAreChangesAndAnotherConfidenceIsNone() {
        StoredJudgement before = answer("polarity", "negative", false, "m@1");

        assertThat(changes(before, answer("polarity", "positive", false, "m@2")))
                .hasSize(1);
        assertThat(changes(before, answer("polarity", "negative", true, "m@2"))).hasSize(1);
        assertThat(changes(before, answer("polarity", "negative", false, "m@2")))
                .isEmpty();
        assertThat(changes(before, answer("urgency", "low", false, "m@2"))).satisfiesExactly(change -> {
            assertThat(change.before()).isNull();
            assertThat(change.seenVersion()).isEqualTo(3);
        });
    }

    private static List<AnswerChange> changes(StoredJudgement before, StoredJudgement after) {
        return AnswerChange.between(classification(List.of(before)), List.of(after))
                .changes();
    }

    @Provide
    Arbitrary<List<StoredJudgement>> judgements() {
        Arbitrary<StoredJudgement> one = Combinators.combine(
                        Arbitraries.of("positive", "negative"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("m@1", "m@2", "person"))
                .as((label, abstained, model) -> answer("polarity", label, abstained, model));
        return one.list().ofSize(4).map(all -> {
            List<StoredJudgement> named = new ArrayList<>();
            List<String> tasks = List.of("polarity", "complaint", "category", "urgency");
            for (int i = 0; i < all.size(); i++) {
                StoredJudgement judgement = all.get(i);
                named.add(answer(tasks.get(i), judgement.label(), judgement.abstained(), judgement.model()));
            }
            return named;
        });
    }

    @Property(tries = 200)
    void whatAPersonSaidIsNeverPlannedAndNeverOverwritten(
            @ForAll("judgements") List<StoredJudgement> before, @ForAll("judgements") List<StoredJudgement> after) {
        Classification present = classification(before);

        AnswerChange.Difference difference = AnswerChange.between(present, after);
        Classification applied = present.reclassified(
                difference.changes().stream().map(AnswerChange::after).toList());

        assertThat(difference.changes())
                .noneMatch(change -> change.before() != null && change.before().saidByPerson());
        assertThat(difference.corrected()).isEqualTo((int)
                before.stream().filter(StoredJudgement::saidByPerson).count());
        for (StoredJudgement judgement : before) {
            StoredJudgement now = applied.judgement(judgement.task()).orElseThrow();
            if (judgement.saidByPerson()) {
                assertThat(now).isEqualTo(judgement);
                assertThat(present.reclassified(after).judgement(judgement.task()))
                        .contains(judgement);
            } else {
                StoredJudgement wanted = after.stream()
                        .filter(one -> one.task().equals(judgement.task()))
                        .findFirst()
                        .orElseThrow();
                assertThat(now.label()).isEqualTo(wanted.label());
                assertThat(now.abstained()).isEqualTo(wanted.abstained());
            }
        }
        assertThat(AnswerChange.between(applied, after).changes()).isEmpty();
    }
}
