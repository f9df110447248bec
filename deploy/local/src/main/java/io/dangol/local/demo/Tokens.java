package io.dangol.local.demo;

import io.dangol.local.Settings;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.keys.TokenCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Tokens for the roles that the demo plays, signed as `./dangol token` does. They are never printed.
final class Tokens {
    /// Who does what: an operator sets up and imports, an agent works on cases, an analyst reads key
    /// figures.
    enum Role {
        OPERATOR,
        AGENT,
        ANALYST
    }

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    /// @throws io.dangol.local.CommandFailure if there is no key to sign with
    Tokens(Settings settings, Clock clock) {
        TokenCommand command = new TokenCommand(new KeyPairFiles(settings.home().keys()), settings.tokens(), clock);
        for (Role role : Role.values()) {
            tokens.put(role, sign(command, role));
        }
    }

    private static String sign(TokenCommand command, Role role) {
        try {
            return command.run(List.of("--role", role.name().toLowerCase(Locale.ROOT), "--subject", "demo"));
        } catch (IOException failure) {
            throw new UncheckedIOException("the key cannot be read", failure);
        }
    }

    /// The value of the header `Authorization`.
    String authorization(Role role) {
        return "Bearer " + Objects.requireNonNull(tokens.get(role), "every role has a token");
    }
}
