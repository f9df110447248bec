package io.dangol.local.datakeys;

import io.dangol.embedded.secret.Passwords;
import io.dangol.local.Home;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;

/// The services that keep data of persons, and their databases.
///
/// @param home of the suite
record KeyUsers(Home home) {
    /// @throws SQLException if its database does not answer, or never did
    KeyTables tables(String service) throws IOException, SQLException {
        Path file = home.run().resolve("suite.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        String url = properties.getProperty("database." + service + ".url");
        if (url == null) {
            throw new SQLException("the suite was never started here");
        }
        return KeyTables.open(url, service, new Passwords(home.secrets(), "postgres").of(service));
    }
}
