package io.dangol.local.datakeys;

import io.dangol.local.keys.DataKeyFile.Kind;
import io.dangol.local.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The tables of a service that name keys: `subject_key`, and `index_key_use`, in which the service notes
/// twice a minute how many entries it has under each key while there are several.
final class KeyTables implements AutoCloseable {
    /// A count is as old as this at most.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '3s'";
    /// Waits for transactions that are writing keys, and lets none begin.
    private static final String LOCK = "LOCK TABLE subject_key IN SHARE MODE";

    private static final String HAS_TABLE = "SELECT to_regclass(?) IS NOT NULL";
    private static final String COUNT_SUBJECTS = "SELECT count(*) FROM subject_key WHERE key_id = ?";
    private static final String COUNT_ENTRIES = """
            SELECT entries, counted_at, clock_timestamp() AS now FROM index_key_use WHERE key_id = ?
            """;

    private final String service;
    private final Connection connection;

    private KeyTables(String service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    /// @param url the database, `postgresql://…`
    /// @param service which is also the role
    static KeyTables open(String url, String service, String password) throws SQLException {
        KeyTables tables = new KeyTables(service, ServiceDatabase.connect(url, service, password, PATIENCE));
        try {
            tables.connection.setAutoCommit(false);
            return tables;
        } catch (SQLException lost) {
            tables.connection.close();
            throw lost;
        }
    }

    String service() {
        return service;
    }

    /// Keeps the service from writing keys until this is closed.
    void lock() throws SQLException {
        if (has("subject_key")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK_TIMEOUT);
                statement.execute(LOCK);
            }
        }
    }

    /// @param since when the key that follows became current; earlier counts say nothing
    KeyUse use(Kind kind, String keyId, Instant since) throws SQLException {
        return switch (kind) {
            case ENCRYPTION -> subjects(keyId);
            case INDEX -> entries(keyId, since);
        };
    }

    private KeyUse subjects(String keyId) throws SQLException {
        if (!has("subject_key")) {
            return new KeyUse.NoTable();
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNT_SUBJECTS)) {
            statement.setString(1, keyId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new KeyUse.Count(rows.getLong(1));
            }
        }
    }

    private KeyUse entries(String keyId, Instant since) throws SQLException {
        if (!has("index_key_use")) {
            return new KeyUse.NoTable();
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNT_ENTRIES)) {
            statement.setString(1, keyId);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new KeyUse.Unknown("has not counted its entries yet");
                }
                Instant countedAt =
                        rows.getObject("counted_at", OffsetDateTime.class).toInstant();
                Instant now = rows.getObject("now", OffsetDateTime.class).toInstant();
                if (countedAt.isBefore(since) || countedAt.isBefore(now.minus(FRESH))) {
                    return new KeyUse.Unknown("has not counted its entries since " + countedAt);
                }
                return new KeyUse.Count(rows.getLong("entries"));
            }
        }
    }

    private boolean has(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAS_TABLE)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
