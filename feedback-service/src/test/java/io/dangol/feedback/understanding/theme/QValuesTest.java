package io.dangol.feedback.understanding.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QValuesTest {
    @Test
    void theExampleOfBenjaminiAndHochbergFlagsFour() {
        // Y. Benjamini and Y. Hochberg (1995), section 3.2: of these fifteen, four are flagged at 0.05.
        double[] pValues = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.000
        };

        double[] qValues = QValues.of(pValues);

        assertThat(Arrays.stream(qValues).filter(value -> value <= 0.05)).hasSize(4);
        assertThat(qValues[3]).isEqualTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(qValues[14]).isEqualTo(1);
        assertThat(QValues.of(new double[0])).isEmpty();
    }

    @Property(tries = 300)
    void aQValueIsNeverLessThanItsPValueAndKeepsTheOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 1_000) Integer> thousandths) {
        double[] pValues =
                thousandths.stream().mapToDouble(value -> value / 1_000.0).toArray();
        double[] qValues = QValues.of(pValues);

        for (int one = 0; one < pValues.length; one++) {
            assertThat(qValues[one]).isBetween(pValues[one], 1.0);
            for (int other = 0; other < pValues.length; other++) {
                if (pValues[one] < pValues[other]) {
                    assertThat(qValues[one]).isLessThanOrEqualTo(qValues[other]);
                }
            }
        }
    }

    /// Themes of all sizes that did not change, looked at three hundred times: hardly ever is one
    /// flagged.
    @Test
    void whereNothingChangesHardlyEverIsSomethingFlagged() {
        Random random = new Random(20261124);
        int flagged = 0;
        for (int run = 0; run < 300; run++) {
            flagged += anyFlagged(pValues(random, 150, 0)) ? 1 : 0;
        }

        // 5% would be 15; exact tests of small counts stay well below.
        assertThat(flagged).isLessThanOrEqualTo(15);
    }

    @Test
    void whereSomeChangeFewOfTheFlaggedDidNot() {
        Random random = new Random(17);
        double falseShares = 0;
        int found = 0;
        for (int run = 0; run < 100; run++) {
            double[] qValues = QValues.of(pValues(random, 150, 10));
            long right =
                    Arrays.stream(qValues, 0, 10).filter(value -> value <= 0.05).count();
            long wrong = Arrays.stream(qValues, 10, 150)
                    .filter(value -> value <= 0.05)
                    .count();
            falseShares += wrong == 0 ? 0 : wrong / (double) (right + wrong);
            found += (int) right;
        }

        assertThat(falseShares / 100).isLessThanOrEqualTo(0.05);
        assertThat(found).isGreaterThan(900);
    }

    /// p-values of themes of which the first are said four times as much as before.
    private static double[] pValues(Random random, int themes, int changed) {
        Pair of = new Pair(700, 600);
        double[] pValues = new double[themes];
        for (int theme = 0; theme < themes; theme++) {
            double before = theme < changed ? 0.03 : 0.2 / (1 + theme % 50);
            double now = theme < changed ? 0.12 : before;
            Pair said = new Pair(drawn(random, of.now(), now), drawn(random, of.before(), before));
            pValues[theme] = Significance.ofChange(said, of, said, new Pair(28, 28));
        }
        return pValues;
    }

    private static int drawn(Random random, int of, double share) {
        int said = 0;
        for (int customer = 0; customer < of; customer++) {
            said += random.nextDouble() < share ? 1 : 0;
        }
        return said;
    }

    private static boolean anyFlagged(double[] pValues) {
        return Arrays.stream(QValues.of(pValues)).anyMatch(value -> value <= 0.05);
    }
}
