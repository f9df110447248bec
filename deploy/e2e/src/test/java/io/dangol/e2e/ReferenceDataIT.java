package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The CDNOW purchases, where the reference data lies beside the project; skipped elsewhere.
@ExtendWith(SuiteExtension.class)
class ReferenceDataIT {
    private static final Duration FIGURES_COMPLETE_WITHIN = Duration.ofMinutes(2);
    private static final Path CDNOW = Path.of("..", "..", "..", "shared", "data", "cdnow", "CDNOW_master.txt");

    @Test
    void everyCdnowPurchaseIsCountedOnce(Suite suite) throws IOException {
        assumeThat(CDNOW).as("the CDNOW purchases are not here").exists();
        Api api = new Api(suite);
        List<String[]> lines = Files.readAllLines(CDNOW).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" +"))
                .toList();
        StringBuilder csv = new StringBuilder(
                "source,order_id,customer_external_id,purchased_at,total,currency,channel,store,sku,category,quantity\n");
        long points = 0;
        for (int number = 0; number < lines.size(); number++) {
            String[] line = lines.get(number);
            String day = line[1].substring(0, 4) + "-" + line[1].substring(4, 6) + "-" + line[1].substring(6);
            csv.append("cdnow,%d,%s,%sT00:00:00Z,%s,USD,web,,,,%s%n"
                    .formatted(number + 1, line[0], day, line[3], line[2]));
            points += new BigDecimal(line[3]).longValue();
        }
        Shop shop = new Shop(csv.toString(), 69_659, 23_570, new BigDecimal("2500315.63"), points);

        assertThat(api.importCsv(shop.csv()).getLong("result.created")).isEqualTo(69_659);
        awaitFigures(api, shop);
        assertThat(api.importCsv(shop.csv()).getLong("result.unchanged")).isEqualTo(69_659);
        awaitFigures(api, shop);
    }

    private static void awaitFigures(Api api, Shop shop) {
        api.awaitFigures(shop, LocalDate.of(1997, 1, 1), LocalDate.of(1998, 7, 1), FIGURES_COMPLETE_WITHIN);
    }
}
