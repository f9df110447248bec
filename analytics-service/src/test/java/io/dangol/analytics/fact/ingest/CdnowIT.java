package io.dangol.analytics.fact.ingest;

import static io.dangol.analytics.EventFeed.id;
import static io.dangol.analytics.EventFeed.purchase;
import static io.dangol.analytics.Figures.awaitAllCounted;
import static io.dangol.analytics.Figures.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dangol.analytics.EventFeed;
import io.dangol.analytics.EventFeed.Told;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The CDNOW purchases (Fader and Hardie), where the reference data is beside the project.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CdnowIT {
    private static final Path PURCHASES =
            Path.of(System.getProperty("dangol.reference-data", "../../shared/data"), "cdnow/CDNOW_master.txt");

    @Test
    void everyPurchaseIsCountedOnceAndEveryCustomerIsDistinct() throws IOException {
        assumeThat(PURCHASES).as("the reference data").exists();
        Map<String, String> customers = new HashMap<>();
        Map<String, Integer> purchases = new HashMap<>();
        List<Told> events = new ArrayList<>();
        List<String> lines = Files.readAllLines(PURCHASES);
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.strip().split("\\s+", -1);
            String day = "%s-%s-%sT12:00:00+09:00"
                    .formatted(columns[1].substring(0, 4), columns[1].substring(4, 6), columns[1].substring(6));
            String customer = customers.computeIfAbsent(columns[0], number -> id("cus"));
            purchases.merge(customer, 1, Integer::sum);
            events.add(purchase(customer, day, "", columns[3], "USD"));
        }

        try (EventFeed feed = new EventFeed()) {
            feed.publish(events);
            feed.publish(events.subList(0, 10_000));
        }
        awaitAllCounted();

        JsonPath revenue = figure("revenue", "1997-01-01", "1998-07-01");
        assertThat(revenue.getString("value")).isEqualTo("2500315.63");
        assertThat(revenue.getLong("n")).isEqualTo(69_659);
        assertThat(figure("purchases", "1997-01-01", "1998-07-01").getString("value"))
                .isEqualTo("69659");
        assertThat(figure("active-customers", "1997-01-01", "1998-07-01").getString("value"))
                .isEqualTo("23570");
        long repeatBuyers =
                purchases.values().stream().filter(count -> count >= 2).count();
        assertThat(figure("repeat-rate", "1997-01-01", "1998-07-01").getDouble("value"))
                .isEqualTo(Math.round(repeatBuyers * 10_000.0 / 23_570) / 100.0);
    }
}
