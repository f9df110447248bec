package io.dangol.local.datakeys;

import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.keys.DataKey;
import io.dangol.local.keys.DataKey.State;
import io.dangol.local.keys.DataKeyFile;
import io.dangol.local.keys.DataKeyFiles;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Destroys a key that nothing uses any more. What is under it could be read by nobody after that, so all
/// services are asked, and kept from writing meanwhile.
final class Retirement {
    /// Until no replica writes with the key from before.
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static final int MILLIS_A_SECOND = 1_000;

    private final Home home;
    private final DataKeyFile file;
    private final Instant now;

    Retirement(Home home, DataKeyFile file, Instant now) {
        this.home = home;
        this.file = file;
        this.now = now;
    }

    /// @throws CommandFailure if the key is current or used, or a service cannot be asked
    void retire(String id) throws IOException {
        Instant settledAt = requireSettled(id);
        List<KeyTables> asked = new ArrayList<>();
        try {
            for (String service : DataKeyFiles.SERVICES) {
                asked.add(open(service));
            }
            for (KeyTables tables : asked) {
                requireUnused(tables, id, settledAt);
            }
            file.remove(id);
        } finally {
            close(asked);
        }
    }

    /// @return from when on nothing new is under the key
    private Instant requireSettled(String id) throws IOException {
        DataKey key = file.keys().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("There is no "
                        + file.kind().word() + " key " + id + ": ./dangol keys status shows those that there are."));
        if (key.state() == State.CURRENT) {
            throw new CommandFailure("The key " + id + " is the current one: ./dangol keys rotate "
                    + file.kind().word() + " makes another.");
        }
        Instant settledAt = file.keys().stream()
                .filter(each -> each.state() == State.CURRENT)
                .findFirst()
                .flatMap(DataKey::currentSince)
                .orElse(Instant.EPOCH)
                .plus(SETTLED);
        if (settledAt.isAfter(now)) {
            throw new CommandFailure("The services may still write with the key " + id + ": try again in "
                    + Math.ceilDiv(Duration.between(now, settledAt).toMillis(), MILLIS_A_SECOND) + " s.");
        }
        return settledAt;
    }

    private KeyTables open(String service) throws IOException {
        try {
            KeyTables tables = new KeyUsers(home).tables(service);
            tables.lock();
            return tables;
        } catch (SQLException failure) {
            throw unasked(service, failure);
        }
    }

    private void requireUnused(KeyTables tables, String id, Instant settledAt) {
        try {
            switch (tables.use(file.kind(), id, settledAt)) {
                case KeyUse.NoTable _ -> {}
                case KeyUse.Count count when count.rows() == 0 -> {}
                case KeyUse.Count count ->
                    throw new CommandFailure("The key %s is still used: %s-service has %,d %s under it, and brings them"
                                    .formatted(id, tables.service(), count.rows(), KeysReport.noun(file.kind()))
                            + " to the current one while it runs.");
                case KeyUse.Unknown unknown ->
                    throw new CommandFailure(
                            tables.service() + "-service " + unknown.reason() + ", so nobody knows whether the key "
                                    + id + " is used: start it and try again in a minute.");
            }
        } catch (SQLException failure) {
            throw unasked(tables.service(), failure);
        }
    }

    private static CommandFailure unasked(String service, SQLException failure) {
        return new CommandFailure(
                "The database of " + service + "-service cannot be asked whether the key is used ("
                        + failure.getMessage() + "): start the suite, or try again when it is less busy.",
                failure);
    }

    private static void close(List<KeyTables> asked) {
        for (KeyTables tables : asked) {
            try {
                tables.close();
            } catch (SQLException gone) {
                // Then its locks are gone too.
            }
        }
    }
}
