package io.dangol.customer.history.product;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.catalogue.CatalogueFiles.CSV;
import static io.dangol.customer.history.catalogue.CatalogueFiles.NDJSON;
import static io.dangol.customer.history.catalogue.CatalogueFiles.errors;
import static io.dangol.customer.history.catalogue.CatalogueFiles.imported;
import static io.dangol.customer.history.catalogue.CatalogueFiles.requireResult;
import static io.dangol.customer.history.product.Products.IMPORT;
import static io.dangol.customer.history.product.Products.buy;
import static io.dangol.customer.history.product.Products.bySku;
import static io.dangol.customer.history.product.Products.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProductImportIT {
    private static final String HEADER = "sku,name_ko,name_en,category_path,price,currency,active\n";

    @Inject
    Database database;

    @Test
    void aFileCreatesAndCompletesProducts() {
        String sku = unique("tea");
        buy(unique("pos"), "A", "2024-11-21T09:30:00Z", line(sku + "-B", "learnt"));

        JsonPath job = imported(IMPORT, CSV, HEADER + """
                %1$s-A,녹차,"Tea, green",tea > green,6450,KRW,false
                %1$s-B,말차,,tea,,,
                """.formatted(sku));

        assertThat(job.getString("kind")).isEqualTo("product_import");
        requireResult(job, 1, 1, 0, 0);
        JsonPath created = product(sku + "-A");
        assertThat(created.getString("nameKo")).isEqualTo("녹차");
        assertThat(created.getString("nameEn")).isEqualTo("Tea, green");
        assertThat(created.getList("categoryPath")).isEqualTo(List.of("tea", "green"));
        assertThat(created.getString("price.amount")).isEqualTo("6450");
        assertThat(created.getBoolean("active")).isFalse();
        assertThat(created.getBoolean("completed")).isTrue();
        JsonPath completed = product(sku + "-B");
        assertThat(completed.getString("nameKo")).isEqualTo("말차");
        assertThat(completed.getBoolean("active")).isTrue();
        assertThat(completed.getBoolean("completed")).isTrue();
        assertThat(completed.getString("lastCategory")).isEqualTo("learnt");
        assertThat(completed.getInt("version")).isEqualTo(2);
    }

    @Test
    void whatALineLeavesOutStaysAndTheSameAgainChangesNothing() {
        String sku = unique("tea");
        String file = HEADER + sku + ",녹차,Tea,tea,6450,KRW,false\n";
        requireResult(imported(IMPORT, CSV, file), 1, 0, 0, 0);
        requireResult(imported(IMPORT, CSV, file), 0, 0, 1, 0);
        requireResult(imported(IMPORT, CSV, "sku\n" + sku + "\n"), 0, 0, 1, 0);
        assertThat(product(sku).getInt("version")).isEqualTo(1);

        requireResult(imported(IMPORT, CSV, "sku,name_en\n" + sku + ",Green tea\n"), 0, 1, 0, 0);

        JsonPath product = product(sku);
        assertThat(product.getString("nameEn")).isEqualTo("Green tea");
        assertThat(product.getString("nameKo")).isEqualTo("녹차");
        assertThat(product.getString("price.amount")).isEqualTo("6450");
        assertThat(product.getBoolean("active")).isFalse();
        assertThat(product.getInt("version")).isEqualTo(2);
    }

    @Test
    void ndjsonTakesTheFormAndSaysWhatIsWrong() {
        String sku = unique("tea");

        JsonPath job = imported(IMPORT, NDJSON, """
                {"sku":"%1$s-A","nameKo":"녹차","categoryPath":["tea"],"price":{"amount":"1.50","currency":"USD"}}
                {"sku":"%1$s-A","categoryPath":[],"active":false}
                {"sku":"%1$s-B","categoryPath":["a>b"]}
                {"sku":"%1$s-C","colour":"red"}
                {"nameKo":"녹차"}
                nonsense
                null
                {"sku":"%1$s-D","active":"yes"}
                """.formatted(sku));

        requireResult(job, 1, 1, 0, 6);
        JsonPath errors = errors(job);
        assertThat(errors.<Integer>getList("items.line")).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(errors.<String>getList("items.code"))
                .containsExactly("invalid", "invalid", "invalid", "malformed", "malformed", "invalid");
        assertThat(errors.<String>getList("items.field"))
                .containsExactly("categoryPath[0]", "colour", "sku", null, null, "active");
        assertThat(product(sku + "-A").getList("categoryPath")).isEmpty();
        assertThat(product(sku + "-A").getInt("version")).isEqualTo(1);
        assertThat(bySku(sku + "-B")).isNull();
    }

    @Test
    void badLinesOfCsvAreReportedByTheirColumn() {
        String sku = unique("tea");

        JsonPath job = imported(IMPORT, CSV, HEADER + """
                %1$s,,,a > > b,,,
                %1$s,,,,1.5,KRW,
                %1$s,,,,1,,
                %1$s,,,,,,no
                 %1$s,,,,,,
                too,few
                %1$s,,,a>b>c>d>e,0,KRW,true
                """.formatted(sku));

        requireResult(job, 1, 0, 0, 6);
        JsonPath errors = errors(job);
        assertThat(errors.<Integer>getList("items.line")).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(errors.<String>getList("items.field"))
                .containsExactly("category_path", "price", "currency", "active", "sku", null);
        assertThat(product(sku).getList("categoryPath")).isEqualTo(List.of("a", "b", "c", "d", "e"));
    }

    @Test
    void aDryRunSaysWhatTheImportWouldSayAndStoresNothing() {
        String sku = unique("tea");
        requireResult(imported(IMPORT, CSV, HEADER + sku + "-3,녹차,,,,,\n"), 1, 0, 0, 0);
        String names = rows(sku, 0, 1_200, "Tea");
        String body = "sku,name_en\n"
                + names
                + rows(sku, 0, 20, "Tea")
                + rows(sku, 0, 10, "Other")
                + rows(sku, 1_190, 1_210, "Tea")
                + ",nobody\n";
        long before = database.everything();

        JsonPath rehearsed = imported(IMPORT + "?dryRun=true", CSV, body);

        requireResult(rehearsed, 1_209, 11, 30, 1);
        assertThat(database.everything()).isEqualTo(before + 1);
        assertThat(product(sku + "-3").getString("nameEn")).isNull();
        requireResult(imported(IMPORT, CSV, body), 1_209, 11, 30, 1);
        assertThat(product(sku + "-3").getString("nameEn")).isEqualTo("Other 3");
        assertThat(product(sku + "-3").getString("nameKo")).isEqualTo("녹차");
    }

    private static String rows(String sku, int from, int to, String name) {
        return IntStream.range(from, to)
                .mapToObj(number -> "%s-%d,%s %d\n".formatted(sku, number, name, number))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name_ko\n녹차\n", "sku,colour\nA,red\n", "sku,sku\nA,A\n", "sku;name_ko\nA;B\n"})
    void aHeaderThatIsWrongIsRefused(String body) {
        long before = database.everything();

        requireProblem(
                as(Tokens.of("operator"))
                        .contentType(CSV)
                        .body(body)
                        .post(IMPORT)
                        .then(),
                400,
                "import-header-invalid");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theSameKeyIsTheSameJob() {
        String key = unique("key");
        String body = "sku\n" + unique("tea") + "\n";

        String first = upload(key, body);

        assertThat(upload(key, body)).isEqualTo(first);
    }

    private static String upload(String key, String body) {
        return as(Tokens.of("marketer"))
                .contentType(CSV)
                .header("Idempotency-Key", key)
                .body(body)
                .post(IMPORT)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static JsonPath product(String sku) {
        return Objects.requireNonNull(bySku(sku), sku);
    }
}
