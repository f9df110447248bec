package io.dangol.local.datakeys;

import io.dangol.local.Home;
import io.dangol.local.keys.DataKey;
import io.dangol.local.keys.DataKeyFile;
import io.dangol.local.keys.DataKeyFile.Kind;
import io.dangol.local.keys.DataKeyFiles;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// What there is to know of the keys of one file.
///
/// @param now when it is asked for
record KeysReport(Home home, DataKeyFile file, Instant now) {
    static String noun(Kind kind) {
        return switch (kind) {
            case ENCRYPTION -> "subjects";
            case INDEX -> "index entries";
        };
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(file.kind().word() + " keys, in " + file.path());
        List<DataKey> keys = file.keys();
        for (DataKey key : keys) {
            lines.add("  %s  %-8s  made %-20s  %s"
                    .formatted(
                            key.id(),
                            key.state().name().toLowerCase(Locale.ROOT),
                            key.madeAt()
                                    .map(made ->
                                            made.truncatedTo(ChronoUnit.SECONDS).toString())
                                    .orElse("at an unknown time"),
                            uses(key, keys.size() == 1)));
        }
        return lines;
    }

    private String uses(DataKey key, boolean isOnly) throws IOException {
        StringJoiner uses = new StringJoiner(", ");
        for (String service : DataKeyFiles.SERVICES) {
            uses.add(service + ": " + use(service, key, isOnly));
        }
        return uses.toString();
    }

    /// Services count index entries only while there are several keys.
    private String use(String service, DataKey key, boolean isOnly) throws IOException {
        try (KeyTables tables = new KeyUsers(home).tables(service)) {
            return switch (tables.use(file.kind(), key.id(), Instant.EPOCH)) {
                case KeyUse.Count count -> "%,d %s".formatted(count.rows(), noun(file.kind()));
                case KeyUse.NoTable _ -> "keeps no " + noun(file.kind()) + " yet";
                case KeyUse.Unknown unknown ->
                    isOnly ? noun(file.kind()) + " are counted during a rotation" : unknown.reason();
            };
        } catch (SQLException failure) {
            return "not known, its database does not answer";
        }
    }
}
