package io.dangol.local.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A Tink keyset in a file that only its owner may read, with a history of its keys beside it. Services
/// read it again whenever it changes.
public final class DataKeyFile {
    private final Kind kind;
    private final Path file;
    private final KeyTimes times;

    /// What keys are for.
    public enum Kind {
        /// Key-encryption keys, AES-256-GCM.
        ENCRYPTION,
        /// Keys of blind indexes, HMAC-SHA-256.
        INDEX;

        /// As on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Parameters parameters() {
            return switch (this) {
                case ENCRYPTION -> PredefinedAeadParameters.AES256_GCM;
                case INDEX -> PredefinedPrfParameters.HMAC_SHA256_PRF;
            };
        }
    }

    /// @param directory where secrets are
    public DataKeyFile(Kind kind, Path directory) {
        this.kind = kind;
        this.file = directory.resolve("data-" + kind.word() + ".json");
        this.times = new KeyTimes(directory.resolve("data-" + kind.word() + ".times.properties"));
    }

    private static void registerTink() {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Tink cannot be set up", broken);
        }
    }

    public Kind kind() {
        return kind;
    }

    public Path path() {
        return file;
    }

    /// Makes the file with one key unless it is there.
    public void createIfAbsent(Instant now) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        registerTink();
        KeysetHandle keyset = build(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(kind.parameters())
                        .withRandomId()
                        .makePrimary()));
        String id = name(keyset.getPrimary().getId());
        times.noteMade(id, now);
        times.noteCurrent(id, now);
        write(keyset);
    }

    /// The keys, in the order of their making.
    ///
    /// @throws CommandFailure if there is no file, or it is damaged
    public List<DataKey> keys() throws IOException {
        KeysetHandle keyset = read();
        List<DataKey> keys = new ArrayList<>();
        for (int index = 0; index < keyset.size(); index++) {
            String id = name(keyset.getAt(index).getId());
            keys.add(new DataKey(
                    id, state(keyset.getAt(index).isPrimary(), id), times.madeAt(id), times.currentSince(id)));
        }
        return keys;
    }

    private DataKey.State state(boolean isPrimary, String id) throws IOException {
        if (isPrimary) {
            return DataKey.State.CURRENT;
        }
        return times.madeAt(id).isPresent() && times.currentSince(id).isEmpty()
                ? DataKey.State.NEW
                : DataKey.State.PREVIOUS;
    }

    /// Adds a key that is not used for anything new yet.
    ///
    /// @return its id
    public String add(Instant now) throws IOException {
        KeysetHandle keyset = build(KeysetHandle.newBuilder(read())
                .addEntry(KeysetHandle.generateEntryFromParameters(kind.parameters())
                        .withRandomId()));
        String id = name(keyset.getAt(keyset.size() - 1).getId());
        times.noteMade(id, now);
        write(keyset);
        return id;
    }

    /// Makes a key the current one.
    public void makeCurrent(String id, Instant now) throws IOException {
        KeysetHandle keyset = read();
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(index(keyset, id)).makePrimary();
        times.noteCurrent(id, now);
        write(build(builder));
    }

    /// Destroys a key that is not the current one.
    public void remove(String id) throws IOException {
        KeysetHandle keyset = read();
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.deleteAt(index(keyset, id));
        write(build(builder));
    }

    private int index(KeysetHandle keyset, String id) {
        for (int index = 0; index < keyset.size(); index++) {
            if (name(keyset.getAt(index).getId()).equals(id)) {
                return index;
            }
        }
        throw new CommandFailure(
                "There is no " + kind.word() + " key " + id + ": ./dangol keys status shows those that there are.");
    }

    private KeysetHandle read() throws IOException {
        if (!Files.exists(file)) {
            throw new CommandFailure("There are no keys yet: ./dangol up makes them.");
        }
        registerTink();
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException damaged) {
            // What the library says of it may quote it.
            throw new CommandFailure("The keys in " + file
                    + " are damaged: bring the file back from a backup. Without it, nobody can read the data.");
        }
    }

    private void write(KeysetHandle keyset) throws IOException {
        try {
            PrivateFiles.write(
                    file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()) + "\n");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keyset that was made can be written", impossible);
        }
    }

    private static KeysetHandle build(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keyset with a current key can be made", impossible);
        }
    }

    private static String name(int id) {
        return HexFormat.of().toHexDigits(id);
    }
}
