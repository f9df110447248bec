package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// One database of the benchmark's server, as its administrator.
public final class Database implements AutoCloseable {
    static final String ADMINISTRATOR = "postgres";

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    /// Ids that are sent at once.
    private static final int STRETCH = 10_000;

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final List<String> TOLD = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "max_connections",
            "autovacuum");

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /// @param port the server's port on the loopback address
    /// @param password the administrator's
    public static Database open(int port, String name, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", ADMINISTRATOR);
        properties.put("password", password);
        return new Database(
                name,
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), properties));
    }

    public String name() {
        return name;
    }

    /// Asks the server what it runs with.
    ///
    /// @return its settings, in the order in which to tell them
    /// @throws CommandFailure if it is not durable
    public Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : TOLD) {
            settings.put(setting, text("SELECT current_setting('%s')".formatted(setting)));
        }
        DURABLE.forEach((setting, wanted) -> {
            if (!wanted.equals(settings.get(setting))) {
                throw new CommandFailure("PostgreSQL runs with %s=%s: no figure of it would be worth anything."
                        .formatted(setting, settings.get(setting)));
            }
        });
        return settings;
    }

    /// Brings the statistics up to date and everything to disk, so that what follows begins on clean ground.
    public void settle() throws SQLException {
        execute("VACUUM (ANALYZE)");
        execute("CHECKPOINT");
    }

    /// Waits until nobody else is connected any more.
    ///
    /// @throws CommandFailure if somebody stays
    public void awaitAlone() throws SQLException {
        long deadlineNanos = System.nanoTime() + LONGEST_END.toNanos();
        while (number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                > 0) {
            if (System.nanoTime() > deadlineNanos) {
                throw new CommandFailure("Somebody else is still connected to the database " + name + ".");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    public void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(command);
        }
    }

    /// The one number that a query gives.
    public long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /// The rows that a query gives, each by the names of its columns, without those that are null.
    List<Map<String, String>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Map<String, String>> found = new ArrayList<>();
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                Map<String, String> row = new HashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    String value = rows.getString(column);
                    if (value != null) {
                        row.put(columns.getColumnName(column), value);
                    }
                }
                found.add(row);
            }
            return found;
        }
    }

    /// Fills a table that has one column, of ids.
    void fill(String table, Stream<UUID> ids) throws SQLException {
        String insert = "INSERT INTO %s SELECT unnest(?::uuid[])".formatted(table);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Iterator<UUID> each = ids.iterator();
            while (each.hasNext()) {
                StringJoiner stretch = new StringJoiner(",", "{", "}");
                for (int number = 0; number < STRETCH && each.hasNext(); number++) {
                    stretch.add(each.next().toString());
                }
                statement.setString(1, stretch.toString());
                statement.executeUpdate();
            }
        }
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no answer to: " + query);
            }
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
