package io.dangol.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Purchases to import, made from a seed, with the figures that they must give.
///
/// @param csv the import's body
/// @param purchases how many there are
/// @param customers how many customers made them
/// @param revenue what they spent, in US dollars
/// @param points what the seeded earning rule gives for them: one point a full dollar of each purchase
record Shop(String csv, long purchases, long customers, BigDecimal revenue, long points) {
    private static final String HEADER =
            "source,order_id,customer_external_id,purchased_at,total,currency,channel,store,sku,category,quantity\n";

    /// @param firstDay the first of the 365 days over which the purchases are spread
    static Shop of(String source, LocalDate firstDay, int purchases, long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder(HEADER);
        Set<Integer> customers = new HashSet<>();
        long cents = 0;
        long points = 0;
        for (int order = 1; order <= purchases; order++) {
            int customer = random.nextInt(Math.max(1, purchases / 3));
            int price = random.nextInt(20_000);
            LocalDate day = firstDay.plusDays(random.nextInt(365));
            customers.add(customer);
            cents += price;
            points += price / 100;
            csv.append("%s,A-%d,C%05d,%sT12:00:00+09:00,%d.%02d,USD,%s,gangnam,TEA-01,tea,%d%n"
                    .formatted(
                            source,
                            order,
                            customer,
                            day,
                            price / 100,
                            price % 100,
                            order % 2 == 0 ? "web" : "store",
                            1 + random.nextInt(3)));
        }
        return new Shop(csv.toString(), purchases, customers.size(), BigDecimal.valueOf(cents, 2), points);
    }
}
