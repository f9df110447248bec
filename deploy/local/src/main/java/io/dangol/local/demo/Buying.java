package io.dangol.local.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws what a customer buys, when and where.
final class Buying {
    /// The parameters that the demo's purchases have; whoever fits the model to them should find these again.
    static final PurchaseProcess PROCESS = new PurchaseProcess(0.9, 6.5, 0.6, 2.8);

    /// The first day on which somebody can buy. Two days of the year are left free at both ends, so that the year holds
    /// everything in whatever time zone it is counted.
    static final LocalDate FIRST_DAY = LocalDate.of(Year.NUMBER, 1, 3);

    /// Weeks in which customers come for the first time, evenly.
    static final double WEEKS_OF_ARRIVAL = 40;
    /// Weeks in which there are purchases.
    static final double WEEKS = 51;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int OPENS_SECOND = 9 * 3600;
    private static final int OPEN_SECONDS = 12 * 3600;
    private static final ZoneOffset KOREA = ZoneOffset.ofHours(9);
    private static final List<String> CHANNELS = List.of("store", "store", "web", "app");
    private static final List<String> STORES = List.of("gangnam", "seongsu", "hongdae", "haeundae");
    private static final double OTHER_CHANNEL = 0.2;
    private static final double OTHER_STORE = 0.1;
    private static final double SPREAD_OF_CUSTOMERS = 0.3;
    private static final double SPREAD_OF_ORDERS = 0.25;
    private static final int WON_STEP = 100;

    private final Chance chance;
    private final String usualChannel;
    private final String usualStore;
    private final double generosity;

    Buying(Chance chance) {
        this.chance = chance;
        this.usualChannel = chance.one(CHANNELS);
        this.usualStore = chance.one(STORES);
        this.generosity = chance.normal() * SPREAD_OF_CUSTOMERS;
    }

    /// @param number the customer's, part of the order ids
    List<Order> orders(int number) {
        double first = chance.uniform() * WEEKS_OF_ARRIVAL;
        List<Double> times = new ArrayList<>(List.of(first));
        PROCESS.repeats(chance, WEEKS - first).forEach(after -> times.add(first + after));
        List<Order> orders = new ArrayList<>(times.size());
        for (double weeks : times) {
            orders.add(order(String.format(Locale.ROOT, "D-%05d-%03d", number, orders.size() + 1), weeks));
        }
        return orders;
    }

    private Order order(String id, double weeks) {
        String channel = chance.happens(OTHER_CHANNEL) ? chance.one(CHANNELS) : usualChannel;
        Product product = chance.one(Product.ALL);
        int quantity = 1 + Math.min(chance.below(3), chance.below(3));
        double factor = StrictMath.exp(generosity + SPREAD_OF_ORDERS * chance.normal());
        long steps = (long) StrictMath.ceil(product.priceWon() * quantity * factor / WON_STEP);
        return new Order(id, moment(weeks), channel, store(channel), product, quantity, steps * WON_STEP);
    }

    private @Nullable String store(String channel) {
        if (!channel.equals("store")) {
            return null;
        }
        return chance.happens(OTHER_STORE) ? chance.one(STORES) : usualStore;
    }

    /// The time of day is moved into opening hours, which keeps the order of purchases.
    private static OffsetDateTime moment(double weeks) {
        double days = weeks * DAYS_OF_A_WEEK;
        long day = (long) days;
        long second = OPENS_SECOND + (long) ((days - day) * OPEN_SECONDS);
        return FIRST_DAY.plusDays(day).atStartOfDay().plusSeconds(second).atOffset(KOREA);
    }
}
