package io.dangol.local.demo;

import io.dangol.local.demo.Answer.Metric;
import io.dangol.local.demo.Remark.Kind;
import io.dangol.local.demo.Remark.Remedy;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Draws what a customer says after each purchase. One experience decides all of it: who was served badly complains,
/// gives fewer stars and answers surveys lower, also later, and the more so where nobody put it right.
final class Voice {
    private static final double MISHAP = 0.06;
    private static final double MISHAP_HURTS = 2.4;
    private static final double COMPLAINS = 0.6;
    private static final double COMPLAINT_LINGERS = 0.4;
    private static final double SILENCE_LINGERS = 1.0;
    private static final double COMPLAINT_IS_RESOLVED = 0.85;
    private static final double REVIEWS = 0.14;
    private static final double PRAISES = 0.05;
    private static final double INQUIRES = 0.03;
    private static final double ANSWERS = 0.22;
    private static final double COMMENTS = 0.3;
    private static final double SPREAD_OF_CUSTOMERS = 0.5;
    private static final double SPREAD_OF_EXPERIENCES = 0.8;
    private static final int HOURS_LATER_MOST = 60;
    private static final List<Metric> METRICS =
            List.of(Metric.NPS, Metric.NPS, Metric.NPS, Metric.CSAT, Metric.CSAT, Metric.CES);
    private static final List<String> WRITTEN = List.of("web", "app", "kakaotalk", "email");
    private static final List<String> SPOKEN = List.of("phone", "kakaotalk", "email", "store");

    private final Chance chance;
    private final Language language;
    private final Texts texts;
    private final String number;
    private double mood;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /// @param number the customer's, part of the references
    Voice(Chance chance, Language language, Texts texts, int number) {
        this.chance = chance;
        this.language = language;
        this.texts = texts;
        this.number = String.format(Locale.ROOT, "%05d", number);
        this.mood = chance.normal() * SPREAD_OF_CUSTOMERS;
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /// What the customer says after one purchase.
    void after(Order order) {
        double experience = mood + chance.normal() * SPREAD_OF_EXPERIENCES;
        if (chance.happens(MISHAP)) {
            experience -= MISHAP_HURTS;
            if (chance.happens(COMPLAINS)) {
                complain(order);
            }
        } else if (chance.happens(REVIEWS)) {
            review(order, experience);
        } else if (experience > 0 && chance.happens(PRAISES)) {
            remark(order, Kind.PRAISE, chance.one(WRITTEN), "praise");
        } else if (chance.happens(INQUIRES)) {
            remark(
                    order,
                    Kind.INQUIRY,
                    chance.one(WRITTEN),
                    "inquiry." + order.product().sense());
        }
        if (chance.happens(ANSWERS)) {
            answer(order, experience);
        }
    }

    private void complain(Order order) {
        Mishap mishap = Mishap.of(order, chance);
        Optional<Remedy> remedy =
                chance.happens(COMPLAINT_IS_RESOLVED) ? Optional.of(mishap.remedy(chance, texts)) : Optional.empty();
        String text = texts.compose("complaint." + mishap.topic(), chance, words(order));
        add(order, Kind.COMPLAINT, chance.one(SPOKEN), text, OptionalInt.empty(), remedy);
        mood -= remedy.isPresent() ? COMPLAINT_LINGERS : SILENCE_LINGERS;
    }

    private void review(Order order, double experience) {
        int stars = score(Metric.CSAT, experience);
        String text = texts.compose(
                "review." + tone(experience) + "." + order.product().sense(), chance, words(order));
        add(order, Kind.REVIEW, chance.one(WRITTEN), text, OptionalInt.of(stars), Optional.empty());
    }

    private void remark(Order order, Kind kind, String channel, String topic) {
        add(order, kind, channel, texts.compose(topic, chance, words(order)), OptionalInt.empty(), Optional.empty());
    }

    private void add(Order order, Kind kind, String channel, String text, OptionalInt stars, Optional<Remedy> remedy) {
        String ref = "R-" + number + "-" + (remarks.size() + 1);
        remarks.add(new Remark(ref, kind, channel, language, text, later(order), stars, remedy));
    }

    private void answer(Order order, double experience) {
        Metric metric = chance.one(METRICS);
        Optional<String> comment = chance.happens(COMMENTS)
                ? Optional.of(texts.compose("comment." + tone(experience), chance, words(order)))
                : Optional.empty();
        String channel = order.channel().equals("store") ? "kakaotalk" : order.channel();
        String ref = "A-" + number + "-" + (answers.size() + 1);
        answers.add(new Answer(ref, metric, score(metric, experience), channel, comment, later(order)));
    }

    /// Around the middle of what content customers give, higher and lower with the experience.
    private static int score(Metric metric, double experience) {
        return metric.nearest(
                switch (metric) {
                    case NPS -> 8.4 + 1.6 * experience;
                    case CSAT -> 4.2 + 0.8 * experience;
                    case CES -> 5.7 + 1.1 * experience;
                });
    }

    private static String tone(double experience) {
        if (experience > -0.3) {
            return "good";
        }
        return experience > -1.3 ? "fair" : "poor";
    }

    private OffsetDateTime later(Order order) {
        return order.at().plusMinutes(chance.between(20, HOURS_LATER_MOST * 60));
    }

    private Map<String, String> words(Order order) {
        String store = order.store() == null ? "gangnam" : order.store();
        return Map.of(
                "product", order.product().name(language),
                "store", texts.fixed("store." + store),
                "days", Integer.toString(chance.between(4, 12)));
    }
}
