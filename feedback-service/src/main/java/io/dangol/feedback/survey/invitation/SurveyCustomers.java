package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Customers by their own id: the row that whoever invites one holds, and the list that periodic surveys go along.
@ApplicationScoped
public class SurveyCustomers {
    private static final String HOLD = """
            INSERT INTO survey_customer (customer_id, known) VALUES ($1, false)
            ON CONFLICT (customer_id) DO UPDATE SET customer_id = excluded.customer_id
            """;
    private static final String LEARN = """
            INSERT INTO survey_customer AS present (customer_id, known)
            SELECT DISTINCT id, true FROM unnest($1::uuid[]) AS learnt (id) ORDER BY id
            ON CONFLICT (customer_id) DO UPDATE SET known = true WHERE NOT present.known
            """;
    private static final String NEXT = """
            SELECT customer_id FROM survey_customer
            WHERE known AND customer_id > $1 ORDER BY customer_id LIMIT $2
            """;

    /// Before every customer.
    private static final UUID NOBODY = new UUID(0, 0);

    /// Holds a customer until the end of the transaction: nobody else invites them meanwhile.
    Uni<Void> hold(SqlConnection transaction, CustomerId customer) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(customer.value()))
                .replaceWithVoid();
    }

    /// Remembers customers who were registered.
    public Uni<Void> learn(SqlConnection transaction, List<CustomerId> customers) {
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(
                        (Object) customers.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /// The known customers behind one, in the order of their ids.
    public Uni<List<CustomerId>> next(SqlConnection connection, @Nullable CustomerId after, int most) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(after == null ? NOBODY : after.value(), most))
                .map(rows -> Rows.list(rows, row -> new CustomerId(row.getUUID("customer_id"))));
    }
}
