package io.dangol.analytics.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KpiDefinitionTest {
    private static final KpiDefinition BASE =
            new KpiDefinition("a", 1, "A", "score", "f", List.of("channel"), 2, "normal");

    @Test
    void everyPartOfADefinitionIsInItsFingerprint() {
        Set<String> fingerprints = new HashSet<>();
        fingerprints.add(BASE.fingerprint());
        fingerprints.add(new KpiDefinition("b", 1, "A", "score", "f", List.of("channel"), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 2, "A", "score", "f", List.of("channel"), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "B", "score", "f", List.of("channel"), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "A", "other", "f", List.of("channel"), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "A", "score", "g", List.of("channel"), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "A", "score", "f", List.of(), 2, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "A", "score", "f", List.of("channel"), 3, "normal").fingerprint());
        fingerprints.add(new KpiDefinition("a", 1, "A", "score", "f", List.of("channel"), 2, null).fingerprint());

        assertThat(fingerprints).hasSize(9).allMatch(fingerprint -> fingerprint.matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void theFingerprintIsOverTheTextThatIsServed() {
        assertThat(BASE.text()).isEqualTo("""
                id: a
                version: 1
                title: A
                unit: score
                formula: f
                dimensions: channel
                minimum n: 2
                interval: normal
                """);
        // printf 'id: a\nversion: 1\n…' | sha256sum
        assertThat(BASE.fingerprint())
                .isEqualTo("sha256:e08082c2c5e5377d0aa2132555fcb60e6742a1ac4589dc4a00a1230f761902a6");
    }

    @Test
    void noTwoKeyFiguresHaveOneName() {
        assertThatThrownBy(() -> new KpiCatalogue(List.of(new NpsKpi(), new NpsKpi())))
                .isInstanceOf(IllegalStateException.class);
    }
}
