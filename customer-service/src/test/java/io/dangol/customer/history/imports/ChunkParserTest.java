package io.dangol.customer.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.Line;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseContent;
import io.dangol.customer.person.Identity;
import io.dangol.kit.imports.Chunk;
import io.dangol.kit.imports.CsvHeader;
import io.dangol.kit.imports.ImportFormat;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.job.LineError;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.web.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkParserTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final String HEADER =
            "source,order_id,customer_external_id,purchased_at,total,currency,channel,store,sku,category,quantity";
    private static final NewPurchase PURCHASE = new NewPurchase(
            "pos-7",
            "A-1001",
            new Buyer.Named(new Identity("pos-7", "00001")),
            new PurchaseContent(
                    Instant.parse("2026-11-21T00:30:00Z"),
                    "store",
                    null,
                    new Money("12900", "KRW"),
                    List.of(new Line("TEA-01", null, null, 2, null))));

    @Test
    void aCsvRecordIsAPurchase() {
        assertThat(csv(HEADER, "pos-7,A-1001,00001,2026-11-21T09:30:00+09:00,12900,KRW,store,,TEA-01,,2\r\n"))
                .isEqualTo(new Parsed.Good<>(2, PURCHASE));
    }

    @Test
    void columnsComeInAnyOrderAndOptionalOnesMayBeAbsent() {
        assertThat(csv(
                        "\uFEFF\"total\",currency,quantity,sku,channel,source,order_id,purchased_at,customer_external_id",
                        "12900,KRW,2,\"TEA-01\",store,pos-7,A-1001,2026-11-21T00:30:00Z,00001"))
                .isEqualTo(new Parsed.Good<>(2, PURCHASE));
    }

    @Test
    void aUnitPriceIsInTheCurrencyOfTheTotal() {
        String header = HEADER + ",unit_price";
        String start = "pos-7,A-1001,00001,2026-11-21T00:30:00Z,12900,KRW,store,,TEA-01,,2,";

        assertThat(csv(header, start + "6450")).isEqualTo(ndjson("""
                {"source":"pos-7","orderId":"A-1001","customer":{"externalId":"00001"},                "purchasedAt":"2026-11-21T09:30:00+09:00","channel":"store","total":{"amount":"12900","currency":"KRW"},                "lines":[{"sku":"TEA-01","quantity":2,"unitPrice":{"amount":"6450","currency":"KRW"}}]}
                """));
        assertThat(csv(header, start)).isEqualTo(new Parsed.Good<>(2, PURCHASE));
        for (String wrong : List.of("0.0000005", "--5", "six")) {
            assertThat(error(csv(header, start + wrong)))
                    .extracting(LineError::line, LineError::code, LineError::field)
                    .containsExactly(2L, "invalid", "unit_price");
        }
    }

    @Test
    void aJsonLineIsTheObjectThatOnePurchaseIsPostedAs() {
        assertThat(ndjson("""
                {"source":"pos-7","orderId":"A-1001","customer":{"externalId":"00001"},\
                "purchasedAt":"2026-11-21T09:30:00+09:00","channel":"store","total":{"amount":"12900","currency":"KRW"},\
                "lines":[{"sku":"TEA-01","quantity":2}]}
                """)).isEqualTo(new Parsed.Good<>(2, PURCHASE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b                                                       | malformed |
            "a"b,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,                  | malformed |
            "a                                                        | malformed |
            ,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,                      | invalid   | source
            a,,1,2026-11-21T00:30:00Z,1,KRW,,,,,                      | invalid   | order_id
            a,A,1,,1,KRW,,,,,                                         | invalid   | purchased_at
            a,A,1,2026-11-21,1,KRW,,,,,                               | invalid   | purchased_at
            a,A,1,2026-11-21T00:30:00Z,,KRW,,,,,                      | invalid   | total
            a,A,1,2026-11-21T00:30:00Z,1.5,KRW,,,,,                   | invalid   | total
            a,A,1,2026-11-21T00:30:00Z,1,,,,,,                        | invalid   | currency
            a,A,1,2026-11-21T00:30:00Z,1,WON,,,,,                     | invalid   | currency
            a,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,two                  | invalid   | quantity
            a,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,0                    | invalid   | quantity
            a,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,12345678             | invalid   | quantity
            a,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,-1000001             | invalid   | quantity
            """)
    void aBadCsvRecordIsReportedByItsColumn(String record, String code, String column) {
        assertThat(error(csv(HEADER, record)))
                .extracting(LineError::line, LineError::code, LineError::field)
                .containsExactly(2L, code, column);
    }

    @Test
    void anEmptyCustomerIsNobody() {
        Parsed<NewPurchase> parsed = csv(HEADER, "pos-7,A-1001,,2026-11-21T00:30:00Z,0,KRW,,,TEA-01,,-2");

        assertThat(parsed)
                .isEqualTo(new Parsed.Good<>(
                        2,
                        new NewPurchase(
                                "pos-7",
                                "A-1001",
                                null,
                                new PurchaseContent(
                                        Instant.parse("2026-11-21T00:30:00Z"),
                                        null,
                                        null,
                                        new Money("0", "KRW"),
                                        List.of(new Line("TEA-01", null, null, -2, null))))));
    }

    @Test
    void textThatIsNotUtf8IsReported() {
        byte[] latin = "p\u00f6s,A,1,2026-11-21T00:30:00Z,1,KRW,,,,,".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(error(parse(settings(ImportFormat.CSV, HEADER, null), latin)).code())
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                          | malformed |
            []                                | malformed |
            null                              | malformed |
            {} {}                             | malformed |
            {}                                | invalid   | source
            {"colour":"red"}                  | invalid   | colour
            {"\\u0000":"red"}                  | invalid   | a field
            {"source":7}                      | invalid   | source
            {"source":"a\\u0000"}              | invalid   | source
            {"lines":[{"quantity":1.5}]}      | invalid   | lines[0].quantity
            """)
    void aBadJsonLineIsReportedByItsField(String line, String code, String field) {
        assertThat(error(ndjson(line)))
                .extracting(LineError::line, LineError::code, LineError::field)
                .containsExactly(2L, code, field);
    }

    @Test
    void aBadJsonLineIsToldWhatItsValueMustBe() {
        assertThat(error(ndjson("{\"lines\":[{\"quantity\":\"2\"}]}")).message())
                .isEqualTo("must be a whole number");
        assertThat(error(ndjson("{\"source\":7}")).message()).isEqualTo("must be a text");
        assertThat(error(ndjson("{\"colour\":\"red\"}")).message()).isEqualTo("is not a field of a purchase");
    }

    @Test
    void aPartnersLineNeedNotNameItsSource() {
        assertThat(parse(
                        settings(ImportFormat.CSV, HEADER, "pos-7"),
                        ",A-1001,00001,2026-11-21T09:30:00+09:00,12900,KRW,store,,TEA-01,,2"
                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Parsed.Good<>(2, PURCHASE));
    }

    @Test
    void aPartnersLineNamesTheCustomerByItsOwnIdOnly() {
        String line = "{\"customer\":{\"id\":\"cus_01k9x3v1q8f7t9c2m4n6p8r0sa\"}}";

        assertThat(error(parse(settings(ImportFormat.NDJSON, null, "pos-7"), line.getBytes(StandardCharsets.UTF_8))))
                .extracting(LineError::code, LineError::field)
                .containsExactly("invalid", "customer.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source,order_id,customer_external_id,purchased_at,total",
                "source,order_id,customer_external_id,purchased_at,total,currency,colour",
                "source,order_id,customer_external_id,purchased_at,total,currency,source",
                "Source,order_id,customer_external_id,purchased_at,total,currency",
                "source;order_id;customer_external_id;purchased_at;total;currency",
                "\"source"
            })
    void aHeaderThatIsNotAsItMustBeIsRefused(String header) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CsvHeader.read(header.getBytes(StandardCharsets.UTF_8), PurchaseColumn.all()))
                .satisfies(refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }

    private static Parsed<NewPurchase> csv(String header, String record) {
        return parse(settings(ImportFormat.CSV, header, null), record.getBytes(StandardCharsets.UTF_8));
    }

    private static Parsed<NewPurchase> ndjson(String line) {
        return parse(settings(ImportFormat.NDJSON, null, null), line.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportSettings settings(ImportFormat format, String header, String onlySource) {
        List<String> columns = header == null
                ? List.of()
                : CsvHeader.read(header.getBytes(StandardCharsets.UTF_8), PurchaseColumn.all());
        return new ImportSettings(format, columns, false, onlySource);
    }

    private static Parsed<NewPurchase> parse(ImportSettings settings, byte[] record) {
        ObjectMapper json = new ObjectMapper();
        new StrictJson().customize(json);
        List<Parsed<NewPurchase>> parsed = new ChunkParser<>(settings, new PurchaseLines(null), json)
                .parse(new Chunk(0, 2, 1, Buffer.buffer(record)), NOW);
        assertThat(parsed).hasSize(1);
        return parsed.getFirst();
    }

    private static LineError error(Parsed<NewPurchase> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Bad.class);
        return ((Parsed.Bad<NewPurchase>) parsed).error();
    }
}
