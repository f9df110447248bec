package io.dangol.local.republish;

import io.dangol.local.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table in which a service finds that its history is wanted, and says how far it has come.
final class RepublicationTable implements AutoCloseable {
    private static final String SELECT = """
            SELECT id, state, published, total, extract(epoch FROM now() - changed_at)::bigint AS idle_seconds
            FROM republication
            """;
    private static final String RUNNING = SELECT + "WHERE state = 'running'";
    private static final String FIND = SELECT + "WHERE id = ?";
    private static final String REQUEST = """
            INSERT INTO republication (id, since, per_second) VALUES (uuidv7(), ?, ?) ON CONFLICT DO NOTHING
            """;
    private static final String STOP = """
            UPDATE republication SET state = 'cancelled', finished_at = now(), changed_at = now()
            WHERE state = 'running'
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;

    private RepublicationTable(Connection connection) {
        this.connection = connection;
    }

    /// @param url the database, `postgresql://…`
    static RepublicationTable open(String url, String user, String password) throws SQLException {
        return new RepublicationTable(ServiceDatabase.connect(url, user, password, PATIENCE));
    }

    Optional<Republication> running() throws SQLException {
        return first(RUNNING, null);
    }

    Optional<Republication> find(UUID id) throws SQLException {
        return first(FIND, id);
    }

    /// Asks for one, unless one runs.
    ///
    /// @return whether none ran
    boolean request(Optional<OffsetDateTime> since, int perSecond) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
            statement.setObject(1, since.orElse(null));
            statement.setInt(2, perSecond);
            return statement.executeUpdate() == 1;
        }
    }

    /// @return whether one ran
    boolean stop() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STOP)) {
            return statement.executeUpdate() == 1;
        }
    }

    private Optional<Republication> first(String query, @Nullable UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (id != null) {
                statement.setObject(1, id);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Republication(
                        rows.getObject("id", UUID.class),
                        rows.getString("state"),
                        rows.getLong("published"),
                        Optional.ofNullable(rows.getObject("total", Long.class)),
                        rows.getLong("idle_seconds")));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
