package io.dangol.e2e;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads the outbox and the inbox of a service from its database.
final class EventTables {
    private static final String ENTRY =
            "SELECT id, position, type, subject, created_at, xmin::text AS transaction " + "FROM outbox";

    private final Suite suite;

    /// An event as its service wrote it.
    ///
    /// @param position its place among the events of the service
    /// @param written when the transaction began and what its number is, for whoever looks for a cause
    record Entry(UUID id, long position, String type, String subject, String written) {}

    EventTables(Suite suite) {
        this.suite = suite;
    }

    /// Those of these events that the service has written.
    Map<UUID, Entry> entries(String service, Collection<UUID> ids) throws SQLException {
        try (Connection connection = suite.database(service);
                PreparedStatement select = connection.prepareStatement(ENTRY + " WHERE id = ANY (?)")) {
            Array wanted = connection.createArrayOf("uuid", ids.toArray());
            select.setArray(1, wanted);
            return entries(select);
        }
    }

    /// Every event that the service has written.
    Map<UUID, Entry> entries(String service) throws SQLException {
        try (Connection connection = suite.database(service);
                PreparedStatement select = connection.prepareStatement(ENTRY)) {
            return entries(select);
        }
    }

    private static Map<UUID, Entry> entries(PreparedStatement select) throws SQLException {
        Map<UUID, Entry> entries = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                UUID id = rows.getObject("id", UUID.class);
                entries.put(
                        id,
                        new Entry(
                                id,
                                rows.getLong("position"),
                                rows.getString("type").intern(),
                                rows.getString("subject"),
                                rows.getString("created_at") + " by " + rows.getString("transaction")));
            }
        }
        return entries;
    }

    /// How many events of the service wait to be published.
    long unsent(String service) throws SQLException {
        try (Connection connection = suite.database(service);
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*) FROM outbox WHERE sent_at IS NULL");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The events that a service has consumed.
    Set<UUID> consumed(String service) throws SQLException {
        Set<UUID> consumed = new HashSet<>();
        try (Connection connection = suite.database(service);
                PreparedStatement select = connection.prepareStatement("SELECT event_id FROM inbox");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                consumed.add(rows.getObject(1, UUID.class));
            }
        }
        return consumed;
    }
}
