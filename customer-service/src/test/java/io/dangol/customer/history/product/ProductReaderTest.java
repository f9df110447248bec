package io.dangol.customer.history.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.customer.history.catalogue.ReadItem;
import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.customer.history.catalogue.ReadItem.Rejected;
import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final List<String> TITLES =
            List.of("sku", "name_ko", "name_en", "category_path", "price", "currency", "active");

    @Test
    void aFormIsReadInItsComposedForm() {
        ReadItem<ProductDetails> read = ProductReader.read(
                new ProductForm("TE\u0301-1", "제주 녹차", null, List.of("tea", "gre\u0301en"), won("6450"), false), NOW);

        assertThat(read)
                .isEqualTo(new Accepted<>(
                        "T\u00c9-1",
                        new ProductDetails("제주 녹차", null, List.of("tea", "gr\u00e9en"), won("6450"), false)));
    }

    @Test
    void whatIsLeftOutIsNotSaid() {
        assertThat(ProductReader.read(form("A", null), NOW))
                .isEqualTo(new Accepted<>("A", new ProductDetails(null, null, null, null, null)));
    }

    @Test
    void everyWrongFieldIsNamed() {
        ProductForm wrong = new ProductForm(
                " A",
                "x".repeat(201),
                "two\nlines",
                Arrays.asList("tea", null, "a>b", "", "x".repeat(101)),
                new Money("1.5", "KRW"),
                null);

        assertThat(violations(wrong))
                .extracting(Violation::field)
                .containsExactly(
                        "sku",
                        "nameKo",
                        "nameEn",
                        "categoryPath[1]",
                        "categoryPath[2]",
                        "categoryPath[3]",
                        "categoryPath[4]",
                        "price.amount");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ProductReader.read(wrong, NOW).required())
                .satisfies(refusal -> assertThat(refusal.violations()).hasSize(8));
    }

    @Test
    void aPathHasAtMostFiveNames() {
        assertThat(ProductReader.read(form("A", Collections.nCopies(5, "x")), NOW))
                .isInstanceOf(Accepted.class);
        assertThat(violations(form("A", Collections.nCopies(6, "x"))))
                .extracting(Violation::field)
                .containsExactly("categoryPath");
    }

    @Property
    void aPathIsWhatWasStored(@ForAll("paths") List<String> path) {
        assertThat(CategoryPath.of(CategoryPath.stored(path))).isEqualTo(path);
        assertThat(CategoryPath.stored(path).length()).isLessThanOrEqualTo(505);
        if (!path.isEmpty()) {
            assertThat(CategoryPath.split(String.join(" > ", path))).isEqualTo(path);
            assertThat(CategoryPath.stored(path)).startsWith(CategoryPath.stored(path.subList(0, path.size() - 1)));
        }
    }

    @Test
    void aRowOfCsvIsAForm() throws Unreadable {
        assertThat(row("A,녹차,\"Tea, green\",tea > green,6450,KRW,false"))
                .isEqualTo(new ProductForm("A", "녹차", "Tea, green", List.of("tea", "green"), won("6450"), false));
        assertThat(row("A,,,,,,")).isEqualTo(form("A", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,,,,6450,,     | currency
            A,,,,,KRW,      | price
            A,,,,,,yes      | active
            A,,,,,,TRUE     | active
            """)
    void aRowNamesTheColumnThatIsWrong(String row, String column) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> row(row))
                .satisfies(reason -> assertThat(reason.at(1).field()).isEqualTo(column));
    }

    @Test
    void aFieldIsNamedByItsColumn() {
        ProductCsv csv = new ProductCsv(TITLES);

        assertThat(List.of("categoryPath", "categoryPath[3]", "price.amount", "price.currency", "nameKo").stream()
                        .map(csv::fieldName))
                .containsExactly("category_path", "category_path", "price", "currency", "name_ko");
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.strings()
                .withChars("ab &차/-")
                .ofMinLength(1)
                .ofMaxLength(100)
                .filter(name -> name.equals(name.strip()))
                .list()
                .ofMaxSize(5);
    }

    private static ProductForm row(String row) throws Unreadable {
        return new ProductCsv(TITLES).read(new RawRecord(2, Buffer.buffer(row)));
    }

    private static List<Violation> violations(ProductForm form) {
        return ((Rejected<ProductDetails>) ProductReader.read(form, NOW)).violations();
    }

    private static ProductForm form(String sku, @Nullable List<@Nullable String> path) {
        return new ProductForm(sku, null, null, path, null, null);
    }

    private static Money won(String amount) {
        return new Money(amount, "KRW");
    }
}
