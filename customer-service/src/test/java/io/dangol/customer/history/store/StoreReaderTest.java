package io.dangol.customer.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.customer.history.catalogue.ReadItem.Rejected;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.problem.Refusal.Violation;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final List<String> TITLES =
            List.of("code", "name", "address", "region", "latitude", "longitude", "zone", "active");

    @ParameterizedTest
    @CsvSource({
        "37.497942, 127.027621",
        "-90, 180",
        "90.000000000, -180.0",
        "0e999999999, 1e1",
        "0, 0",
    })
    void aPlaceIsDegreesOfSixDecimals(BigDecimal latitude, BigDecimal longitude) {
        StoreDetails said = accepted(at(latitude, longitude));

        assertThat(said.latitude()).isEqualByComparingTo(latitude);
        assertThat(said.longitude()).isEqualByComparingTo(longitude);
        assertThat(said.latitude()).extracting(BigDecimal::scale).isEqualTo(6);
        assertThat(Coordinates.shown(said.latitude())).isEqualByComparingTo(latitude);
    }

    @ParameterizedTest
    @CsvSource({
        "90.000001, 0, latitude",
        "-91, 0, latitude",
        "0, 180.1, longitude",
        "37.4979421, 0, latitude",
        "1e999999999, 0, latitude",
        "1e-999999999, 0, latitude",
        "0, -1e400, longitude",
    })
    void whatIsNoPlaceOnEarthIsRefused(BigDecimal latitude, BigDecimal longitude, String field) {
        assertThat(violations(at(latitude, longitude)))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @Test
    void aPlaceIsBothOrNone() {
        assertThat(violations(at(BigDecimal.ONE, null)))
                .extracting(Violation::field)
                .containsExactly("longitude");
        assertThat(violations(at(null, BigDecimal.ONE)))
                .extracting(Violation::field)
                .containsExactly("latitude");
        assertThat(accepted(at(null, null)).latitude()).isNull();
    }

    @Test
    void everyWrongFieldIsNamed() {
        StoreForm wrong =
                new StoreForm("", null, "two\nlines", "x".repeat(101), BigDecimal.valueOf(100), null, "+09:00", null);

        assertThat(violations(wrong))
                .extracting(Violation::field)
                .containsExactly("code", "name", "address", "region", "latitude", "longitude", "zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+09:00", "UTC+9", "KST ", "Mars/Olympus", ""})
    void aZoneIsARegion(String zone) {
        assertThat(violations(new StoreForm("A", "A", null, null, null, null, zone, null)))
                .extracting(Violation::field)
                .containsExactly("zone");
    }

    @Test
    void aRowOfCsvIsAForm() throws Unreadable {
        assertThat(row("A,강남점,\"396, Gangnam-daero\",KR-11,37.497942,-127,Asia/Seoul,true"))
                .isEqualTo(new StoreForm(
                        "A",
                        "강남점",
                        "396, Gangnam-daero",
                        "KR-11",
                        new BigDecimal("37.497942"),
                        new BigDecimal("-127"),
                        "Asia/Seoul",
                        true));
        assertThat(row("A,B,,,,,,")).isEqualTo(new StoreForm("A", "B", null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9", "NaN", "٣٧", "+1", ".5", "1234", "37,5"})
    void degreesOfCsvAreDecimal(String degrees) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> row("A,B,,,\"" + degrees + "\",1,,"))
                .satisfies(reason -> assertThat(reason.at(1).field()).isEqualTo("latitude"));
    }

    private static StoreForm row(String row) throws Unreadable {
        return new StoreCsv(TITLES).read(new RawRecord(2, Buffer.buffer(row)));
    }

    private static StoreDetails accepted(StoreForm form) {
        return ((Accepted<StoreDetails>) StoreReader.read(form, NOW)).said();
    }

    private static List<Violation> violations(StoreForm form) {
        return ((Rejected<StoreDetails>) StoreReader.read(form, NOW)).violations();
    }

    private static StoreForm at(@Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
        return new StoreForm("A", "A", null, null, latitude, longitude, null, null);
    }
}
