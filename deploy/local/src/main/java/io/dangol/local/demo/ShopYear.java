package io.dangol.local.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A year of the shop's life. Every customer follows from the seed and their own number alone, so that nothing needs to
/// be kept, and a year with fewer customers is the beginning of one with more.
final class ShopYear {
    private static final int WHO = 1;
    private static final int BUYS = 2;
    private static final int SAYS = 3;

    private final long seed;
    private final int customers;
    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

    /// @param customers how many, 1 or more
    ShopYear(long seed, int customers) {
        this.seed = seed;
        this.customers = customers;
        for (Language language : Language.values()) {
            texts.put(language, new Texts(language));
        }
    }

    long seed() {
        return seed;
    }

    int customers() {
        return customers;
    }

    /// The name of the source of all that the shop sends; it is also the scope of its customers' ids.
    String source() {
        return "demo-" + seed;
    }

    /// All customers, made one by one.
    Stream<Shopper> shoppers() {
        return IntStream.rangeClosed(1, customers).mapToObj(this::shopper);
    }

    private Shopper shopper(int number) {
        Chance who = new Chance(seed, number, WHO);
        Language language = People.language(who);
        List<Order> orders = new Buying(new Chance(seed, number, BUYS)).orders(number);
        Voice voice = new Voice(new Chance(seed, number, SAYS), language, texts(language), number);
        orders.forEach(voice::after);
        return new Shopper(
                String.format(Locale.ROOT, "C%05d", number),
                language,
                People.profile(who, language),
                orders,
                voice.remarks(),
                voice.answers());
    }

    private Texts texts(Language language) {
        return Objects.requireNonNull(texts.get(language), "every language has texts");
    }
}
