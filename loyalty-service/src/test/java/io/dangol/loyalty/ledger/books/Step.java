package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Points;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// One thing that happens in a random story. The numbers are picks, which a [Scene] turns into a command.
///
/// @param member whom it is about
/// @param target which one of what happened before, counted from the end
/// @param odd what is odd about it
record Step(Deed deed, int member, int other, int target, long points, int hours, Oddity odd) {

    /// The deeds that can be promised by a quote.
    static final Set<Deed> QUOTED =
            EnumSet.of(Deed.EARN, Deed.EARN_WITH_EXPIRY, Deed.EARN_PENDING, Deed.SPEND, Deed.SPEND_AS_PROMISED);

    /// What happens: commands, and circumstances.
    enum Deed {
        TIME_PASSES,
        DEBT_LIMIT_CHANGES,
        ACCOUNT_CLOSES_OR_OPENS,
        EARN,
        EARN_WITH_EXPIRY,
        EARN_PENDING,
        COMPENSATE,
        SPEND,
        SPEND_AS_PROMISED,
        ADJUST_UP,
        ADJUST_DOWN,
        TRANSFER,
        PLACE_HOLD,
        CAPTURE_HOLD,
        RELEASE_HOLD,
        TIME_OUT_HOLD,
        EXPIRE,
        MATURE,
        REVERSE,
        CLAW_BACK,
        ALL_OF_IT_AGAIN;

        private static final Set<Deed> CIRCUMSTANCES =
                EnumSet.of(TIME_PASSES, DEBT_LIMIT_CHANGES, ACCOUNT_CLOSES_OR_OPENS);
        private static final List<Deed> COMMANDS = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(CIRCUMSTANCES)));
        /// Those that meet each other in the most ways.
        private static final List<Deed> INTRICATE =
                List.of(EARN, ADJUST_DOWN, TRANSFER, PLACE_HOLD, CAPTURE_HOLD, RELEASE_HOLD, REVERSE);

        boolean isCommand() {
            return !CIRCUMSTANCES.contains(this);
        }
    }

    /// What is unusual about a step; mostly nothing.
    enum Oddity {
        NONE,
        CAUSE_OF_ANOTHER,
        CAUSE_OF_ANOTHER_WITH_OTHER_FINGERPRINT,
        USED_QUOTE,
        NEW_QUOTE,
        WRONG_ACCOUNT,
        UNKNOWN_ACCOUNT,
        UNKNOWN_TARGET,
        STALE_PROMISE
    }

    static final List<Long> BAD_POINTS = List.of(
            0L, -1L, Points.MOST, Points.MOST + 1, Points.MOST - 50, -Points.MOST, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int POINTS_MOST = 60;
    private static final int TARGETS = 12;
    private static final int HOURS_MOST = 60;

    /// Stories for the property tests.
    static Arbitrary<List<Step>> stories(int mostSteps) {
        Arbitrary<Long> points = Arbitraries.frequencyOf(
                Tuple.of(14, Arbitraries.longs().between(1, POINTS_MOST)), Tuple.of(1, Arbitraries.of(BAD_POINTS)));
        Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Deed.ACCOUNT_CLOSES_OR_OPENS)),
                Tuple.of(2, Arbitraries.just(Deed.DEBT_LIMIT_CHANGES)),
                Tuple.of(6, Arbitraries.just(Deed.TIME_PASSES)),
                Tuple.of(28, Arbitraries.of(Deed.COMMANDS)),
                Tuple.of(12, Arbitraries.of(Deed.INTRICATE)));
        Arbitrary<Oddity> oddities = Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(Oddity.NONE)), Tuple.of(2, Arbitraries.of(Oddity.values())));
        return Combinators.combine(
                        deeds,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, TARGETS),
                        points,
                        Arbitraries.integers().between(0, HOURS_MOST),
                        oddities)
                .as(Step::new)
                .list()
                .ofMaxSize(mostSteps);
    }

    /// A step for tests that have no generator.
    static Step random(Random random) {
        List<Deed> deeds = switch (random.nextInt(6)) {
            case 0 -> List.of(Deed.values());
            case 1, 2 -> Deed.INTRICATE;
            default -> Deed.COMMANDS;
        };
        Oddity[] oddities = Oddity.values();
        return new Step(
                deeds.get(random.nextInt(deeds.size())),
                random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(TARGETS),
                random.nextInt(15) == 0
                        ? BAD_POINTS.get(random.nextInt(BAD_POINTS.size()))
                        : 1 + random.nextInt(POINTS_MOST),
                random.nextInt(HOURS_MOST),
                random.nextInt(8) == 0 ? oddities[random.nextInt(oddities.length)] : Oddity.NONE);
    }
}
