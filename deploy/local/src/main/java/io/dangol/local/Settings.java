package io.dangol.local;

import io.dangol.local.keys.TokenTerms;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What the person decides by the environment.
///
/// @param home where the local start keeps everything (`DANGOL_HOME`)
/// @param programs where the built programs are, each in a directory of its own (`DANGOL_PROGRAMS`)
/// @param gatewayPort the one port for clients, 1 to 65535 (`DANGOL_PORT`, default 8080)
/// @param tokens how tokens are signed and verified (`DANGOL_JWT_ISSUER`, `DANGOL_JWT_AUDIENCE`,
/// `DANGOL_JWT_LIFETIME_MOST`)
/// @param zone the company's time zone (`DANGOL_ZONE`)
/// @param currency the company's currency, ISO 4217 (`DANGOL_CURRENCY`)
public record Settings(Home home, Path programs, int gatewayPort, TokenTerms tokens, String zone, String currency) {
    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    /// @throws CommandFailure if a value cannot be used
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                new Home(path(environment, "DANGOL_HOME", ".dangol")),
                path(environment, "DANGOL_PROGRAMS", "."),
                text(environment, "DANGOL_PORT").map(Settings::port).orElse(DEFAULT_PORT),
                TokenTerms.from(environment),
                text(environment, "DANGOL_ZONE").map(Settings::region).orElse("Asia/Seoul"),
                text(environment, "DANGOL_CURRENCY").orElse("KRW"));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Path path(Map<String, String> environment, String name, String usual) {
        return Path.of(text(environment, name).orElse(usual)).toAbsolutePath().normalize();
    }

    private static String region(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new CommandFailure(
                    "DANGOL_ZONE must be a region of the IANA time zone database, such as Asia/Seoul, not " + text
                            + ".");
        }
        return text;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one sentence that says what is allowed.
        }
        throw new CommandFailure("DANGOL_PORT must be a number from 1 to " + HIGHEST_PORT + ", not " + text + ".");
    }
}
