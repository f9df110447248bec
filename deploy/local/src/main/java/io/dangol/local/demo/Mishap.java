package io.dangol.local.demo;

import io.dangol.local.demo.Remark.Remedy;
import java.util.List;
import java.util.Locale;

/// What goes wrong with a purchase, and how it is put right.
enum Mishap {
    LATE("points", 2_000),
    DAMAGED("replacement", 1_000),
    WRONG("replacement", 500),
    RUDE("apology", 3_000),
    APP("refund", 0);

    private static final int POINTS_STEP = 500;
    private static final List<Mishap> OF_DELIVERY = List.of(LATE, LATE, DAMAGED, WRONG, APP);
    private static final List<Mishap> OF_STORE = List.of(RUDE, RUDE, WRONG);

    private final String remedy;
    private final int pointsLeast;

    Mishap(String remedy, int pointsLeast) {
        this.remedy = remedy;
        this.pointsLeast = pointsLeast;
    }

    static Mishap of(Order order, Chance chance) {
        return chance.one(order.store() == null ? OF_DELIVERY : OF_STORE);
    }

    /// The name of its texts.
    String topic() {
        return name().toLowerCase(Locale.ROOT);
    }

    Remedy remedy(Chance chance, Texts texts) {
        int points = pointsLeast == 0 ? 0 : pointsLeast + POINTS_STEP * chance.below(4);
        return new Remedy(remedy, points, texts.fixed("remedy." + topic()));
    }
}
