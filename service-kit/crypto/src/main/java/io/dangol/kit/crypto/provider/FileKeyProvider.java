package io.dangol.kit.crypto.provider;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.Unwrapped.Reason;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.KeysetFile;
import io.dangol.kit.crypto.keyset.Keysets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Key-encryption keys in a file, `dangol.keys.file`: a keyset of Tink's AEADs, whose primary key is the
/// current one.
public final class FileKeyProvider implements KeyProvider {
    private static final int TINK_PREFIX_BYTES = 5;

    private final KeysetFile<Keys> file;

    private record Keys(String currentId, Set<String> ids, Aead aead) {}

    /// @throws IllegalStateException if the file cannot be used
    public FileKeyProvider(Optional<Path> path) {
        this.file = KeysetFile.open("dangol.keys.file", path, FileKeyProvider::read);
    }

    private static Keys read(KeysetHandle keyset) throws GeneralSecurityException {
        Aead aead = Keysets.aead(keyset);
        for (int index = 0; index < keyset.size(); index++) {
            if (keyset.getAt(index).getKey().getIdRequirementOrNull() == null) {
                throw new GeneralSecurityException("what a key encrypts must begin with its id");
            }
        }
        String currentId = Keysets.name(keyset.getPrimary().getId());
        Set<String> ids = Keysets.ids(keyset).stream().map(Keysets::name).collect(Collectors.toUnmodifiableSet());
        if (aead.encrypt(new byte[0], new byte[0]).length < TINK_PREFIX_BYTES) {
            throw new GeneralSecurityException("the primary key must be enabled");
        }
        return new Keys(currentId, ids, aead);
    }

    @Override
    public String currentKeyId() {
        return file.keys().currentId();
    }

    @Override
    public Set<String> keyIds() {
        return file.keys().ids();
    }

    @Override
    public Uni<List<WrappedKey>> wrap(List<PlainKey> keys) {
        KeyProvider.requireBatch(keys);
        return Uni.createFrom().item(() -> {
            Keys current = file.keys();
            List<WrappedKey> wrapped = new ArrayList<>(keys.size());
            for (PlainKey key : keys) {
                wrapped.add(wrap(current, key));
            }
            return wrapped;
        });
    }

    private static WrappedKey wrap(Keys keys, PlainKey key) {
        try {
            byte[] wrapped = keys.aead().encrypt(key.material().getBytes(), data(key.associatedData()));
            return new WrappedKey(keys.currentId(), Buffer.buffer(wrapped), key.associatedData());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink encrypts what is shorter than 2 GiB", impossible);
        }
    }

    /// A key that another replica has wrapped may be newer than what was read of the file.
    @Override
    public Uni<List<Unwrapped>> unwrap(List<WrappedKey> keys) {
        KeyProvider.requireBatch(keys);
        return Uni.createFrom().item(() -> {
            if (keys.stream().anyMatch(key -> !keyIds().contains(key.keyId()))) {
                file.refresh();
            }
            Keys known = file.keys();
            List<Unwrapped> unwrapped = new ArrayList<>(keys.size());
            for (WrappedKey key : keys) {
                unwrapped.add(unwrap(known, key));
            }
            return unwrapped;
        });
    }

    private static Unwrapped unwrap(Keys keys, WrappedKey key) {
        if (!keys.ids().contains(key.keyId())) {
            return new Unwrapped.Refused(Reason.UNKNOWN_KEY);
        }
        try {
            byte[] material = keys.aead().decrypt(key.wrapped().getBytes(), data(key.associatedData()));
            return new Unwrapped.Material(Buffer.buffer(material));
        } catch (GeneralSecurityException refused) {
            return new Unwrapped.Refused(Reason.DAMAGED);
        }
    }

    @Override
    public Uni<Void> refresh() {
        return Uni.createFrom()
                .item(file::refresh)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }

    private static byte[] data(String associatedData) {
        return associatedData.getBytes(StandardCharsets.UTF_8);
    }
}
