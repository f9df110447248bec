package io.dangol.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// A service's database, for commands that look into it while the service runs.
public final class ServiceDatabase {
    private ServiceDatabase() {}

    /// Connects as the service's role.
    ///
    /// @param url the database, `postgresql://…`
    /// @param patience how long to wait for the connection, and for each answer, in whole seconds
    /// @throws SQLException if it cannot be reached
    public static Connection connect(String url, String role, String password, Duration patience) throws SQLException {
        String seconds = Long.toString(patience.toSeconds());
        Properties properties = new Properties();
        properties.put("user", role);
        properties.put("password", password);
        properties.put("connectTimeout", seconds);
        properties.put("socketTimeout", seconds);
        return DriverManager.getConnection("jdbc:" + url, properties);
    }
}
