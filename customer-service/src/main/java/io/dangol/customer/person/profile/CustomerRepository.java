package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The SQL of customers' profiles.
@ApplicationScoped
class CustomerRepository {
    private static final String SELECT = """
            SELECT customer.*,
                (SELECT jsonb_agg(jsonb_build_object('source', source, 'externalId', external_id)
                        ORDER BY identity.registered_at, source, external_id)
                    FROM identity WHERE customer_id = customer.id) AS identities
            FROM customer
            """;
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String FIND_FOR_UPDATE = FIND + " FOR UPDATE OF customer";
    private static final String LIST = SELECT + "WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2";
    private static final String INSERT = """
            INSERT INTO customer (id, version, name, birth_date, gender, locale, region, preferred_channel, interests,
                anniversaries, attributes, registered_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
            """;
    private static final String UPDATE = """
            UPDATE customer SET version = $2, name = $3, birth_date = $4, gender = $5, locale = $6, region = $7,
                preferred_channel = $8, interests = $9, anniversaries = $10, attributes = $11, updated_at = $12
            WHERE id = $1
            """;

    Uni<Optional<Customer>> find(SqlConnection connection, CustomerId id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(id.value())).map(CustomerRepository::first);
    }

    Uni<Optional<Customer>> findForUpdate(SqlConnection transaction, CustomerId id) {
        return transaction
                .preparedQuery(FIND_FOR_UPDATE)
                .execute(Tuple.of(id.value()))
                .map(CustomerRepository::first);
    }

    /// In the order of registration.
    Uni<List<Customer>> list(SqlConnection connection, PageRequest page) {
        return page.rows(connection, LIST, part -> Tuple.of(part.afterId().orElse(null), part.rowsWanted()))
                .map(rows -> Rows.list(rows, CustomerRepository::customer));
    }

    Uni<Void> insert(SqlConnection transaction, Customer customer) {
        return transaction.preparedQuery(INSERT).execute(row(customer)).replaceWithVoid();
    }

    Uni<Void> update(SqlConnection transaction, Customer customer) {
        return transaction.preparedQuery(UPDATE).execute(row(customer)).replaceWithVoid();
    }

    private static Tuple row(Customer customer) {
        Profile profile = customer.profile();
        JsonArray anniversaries = new JsonArray();
        profile.anniversaries()
                .forEach(day -> anniversaries.add(new JsonObject()
                        .put("name", day.name())
                        .put("date", day.date().toString())));
        return Tuple.tuple()
                .addValue(customer.id().value())
                .addValue(customer.version())
                .addValue(profile.name())
                .addValue(profile.birthDate())
                .addValue(
                        profile.gender() == null
                                ? null
                                : profile.gender().name().toLowerCase(Locale.ROOT))
                .addValue(profile.locale())
                .addValue(profile.region())
                .addValue(profile.preferredChannel())
                .addValue(profile.interests().toArray(String[]::new))
                .addValue(anniversaries)
                .addValue(new JsonObject(profile.attributes()))
                .addValue(Times.utc(customer.updatedAt()));
    }

    private static Optional<Customer> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(customer(Rows.only(rows)));
    }

    private static Customer customer(Row row) {
        Profile profile = new Profile(
                row.getString("name"),
                row.getLocalDate("birth_date"),
                gender(row.getString("gender")),
                row.getString("locale"),
                row.getString("region"),
                row.getString("preferred_channel"),
                List.of(row.getArrayOfStrings("interests")),
                objects(row.getJsonArray("anniversaries")).stream()
                        .map(day -> new Anniversary(day.getString("name"), LocalDate.parse(day.getString("date"))))
                        .toList(),
                row.getJsonObject("attributes").getMap());
        return new Customer(
                new CustomerId(row.getUUID("id")),
                row.getInteger("version"),
                profile,
                objects(row.getJsonArray("identities")).stream()
                        .map(identity -> new Identity(identity.getString("source"), identity.getString("externalId")))
                        .toList(),
                Times.instant(row, "registered_at"),
                Times.instant(row, "updated_at"));
    }

    private static @Nullable Gender gender(@Nullable String stored) {
        return stored == null ? null : Gender.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static List<JsonObject> objects(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : IntStream.range(0, array.size())
                        .mapToObj(array::getJsonObject)
                        .toList();
    }
}
