package io.dangol.kit.crypto.keyset;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// A Tink keyset as JSON in a file that only its owner may read. The file is read again when it has
/// changed, so that a rotation needs no restart. A change that cannot be used leaves the keys as they were,
/// and is logged once.
///
/// Nothing of the content is in a message.
public final class KeysetFile<T> {
    private static final Logger LOG = Logger.getLogger(KeysetFile.class);
    private static final int BYTES_MOST = 64 * 1024;
    private static final int KEYS_MOST = 100;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String property;
    private final Path file;
    private final Reader<T> reader;
    private volatile Content<T> content;
    private String problem = "";

    /// Makes of a keyset what its user needs.
    public interface Reader<T> {
        /// @throws GeneralSecurityException if the keyset is of no use for it
        T read(KeysetHandle keyset) throws GeneralSecurityException;
    }

    /// @param digest of the file's content
    private record Content<T>(String digest, KeysetHandle keyset, T keys) {}

    private KeysetFile(String property, Path file, Reader<T> reader, Content<T> content) {
        this.property = property;
        this.file = file;
        this.reader = reader;
        this.content = content;
    }

    /// @param property the configuration key that names the file
    /// @throws IllegalStateException if the file cannot be used; the message says what to do
    public static <T> KeysetFile<T> open(String property, Optional<Path> file, Reader<T> reader) {
        try {
            Path path = file.orElseThrow(() -> new UnusableFile("it is not set"));
            return new KeysetFile<>(property, path, reader, read(path, reader));
        } catch (UnusableFile unusable) {
            throw new IllegalStateException(message(property, file, unusable));
        }
    }

    /// What was read last.
    public T keys() {
        return content.keys();
    }

    /// Reads the file again.
    ///
    /// @return whether there are other keys now
    public synchronized boolean refresh() {
        try {
            Content<T> found = read(file, reader);
            boolean isAnother = !found.digest().equals(content.digest());
            if (Keysets.differInAKey(content.keyset(), found.keyset())) {
                throw new UnusableFile("a key in it has changed and kept its id");
            }
            content = found;
            if (!problem.isEmpty()) {
                LOG.infof("`%s` can be used again (%s)", property, file);
                problem = "";
            }
            if (isAnother) {
                LOG.infof("`%s` has changed, its keys are used from now on (%s)", property, file);
            }
            return isAnother;
        } catch (UnusableFile unusable) {
            note(unusable);
            return false;
        }
    }

    private void note(UnusableFile unusable) {
        if (!unusable.reason.equals(problem)) {
            problem = unusable.reason;
            LOG.errorf(
                    "%s The keys from before are used until it is put right.",
                    message(property, Optional.of(file), unusable));
        }
    }

    private static String message(String property, Optional<Path> file, UnusableFile unusable) {
        return "`" + property + "` must be the path of a Tink keyset in JSON, of at most " + BYTES_MOST
                + " bytes, that only its owner may read (0600)"
                + file.map(path -> "; " + path).orElse("") + ": "
                + unusable.reason + ".";
    }

    private static <T> Content<T> read(Path file, Reader<T> reader) throws UnusableFile {
        try {
            requireOwnerOnly(file);
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(BYTES_MOST + 1);
            }
            if (bytes.length > BYTES_MOST) {
                throw new UnusableFile("it is longer");
            }
            KeysetHandle keyset = Keysets.parseJson(new String(bytes, StandardCharsets.UTF_8));
            if (keyset.size() > KEYS_MOST) {
                throw new UnusableFile("it has " + keyset.size() + " keys, at most " + KEYS_MOST + " can be used");
            }
            return new Content<>(HexFormat.of().formatHex(Sha256.of(bytes)), keyset, reader.read(keyset));
        } catch (NoSuchFileException missing) {
            throw new UnusableFile("there is no such file");
        } catch (IOException | UnsupportedOperationException failure) {
            throw new UnusableFile("it cannot be read (" + failure.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException | RuntimeException broken) {
            // What Tink and its parser say of it may quote it.
            throw new UnusableFile("it is no keyset of the kind that is needed here");
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException, UnusableFile {
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw new UnusableFile("it is no file");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new UnusableFile("it has " + PosixFilePermissions.toString(permissions) + ", so do `chmod 600`");
        }
    }

    private static final class UnusableFile extends Exception {
        private final String reason;

        UnusableFile(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
