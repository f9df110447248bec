package io.dangol.local.postgres;

import io.dangol.embedded.secret.Passwords;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Brings a running server to the state the services expect: durable, and one database and one role for each.
final class PostgresProvisioning {
    static final String ADMINISTRATOR = "postgres";

    private static final int TIMEOUT_SECONDS = 5;

    private final int port;
    private final Passwords passwords;

    PostgresProvisioning(int port, Passwords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    /// Checks that the server is durable and makes what is missing.
    ///
    /// @param names each is the name of a database and of the role that owns it
    /// @throws CommandFailure if the server is not durable
    void provision(List<String> names) throws SQLException, IOException {
        try (Connection connection = connect(ADMINISTRATOR)) {
            requireDurable(connection);
            for (String name : List.of(ADMINISTRATOR, "template1")) {
                execute(connection, "REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
            }
            for (String name : names) {
                provision(connection, name);
            }
        }
    }

    /// Whether the server answers.
    boolean answers() {
        try (Connection connection = connect(ADMINISTRATOR)) {
            return connection.isValid(TIMEOUT_SECONDS);
        } catch (SQLException | IOException unreachable) {
            return false;
        }
    }

    /// A connection of the administrator to a database.
    private Connection connect(String database) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.put("user", ADMINISTRATOR);
        properties.put("password", passwords.of(ADMINISTRATOR));
        properties.put("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.put("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.put("socketTimeout", Integer.toString(TIMEOUT_SECONDS * 2));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), properties);
    }

    private static void requireDurable(Connection connection) throws SQLException {
        for (Map.Entry<String, String> setting : PostgresSettings.DURABLE.entrySet()) {
            String actual = show(connection, setting.getKey());
            if (!actual.equals(setting.getValue())) {
                throw new CommandFailure("PostgreSQL runs with %s=%s, which can lose acknowledged data; it must be %s."
                        .formatted(setting.getKey(), actual, setting.getValue()));
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, setting);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no answer for the setting " + setting);
                }
                return rows.getString(1);
            }
        }
    }

    private void provision(Connection connection, String name) throws SQLException, IOException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(connection, "CREATE ROLE %s LOGIN".formatted(name));
        }
        // The files are the truth: a secret that was replaced there is taken over here.
        execute(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(name, passwords.of(name)));
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        execute(connection, "REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(command);
        }
    }
}
