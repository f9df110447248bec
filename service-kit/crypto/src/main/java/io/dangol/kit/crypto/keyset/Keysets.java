package io.dangol.kit.crypto.keyset;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// What this artifact needs of Tink. The cryptography is Tink's.
public final class Keysets {
    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Tink cannot be set up", broken);
        }
    }

    private Keysets() {}

    /// A new keyset with one AES-256-GCM key. What it encrypts begins with the key's id.
    public static KeysetHandle newAead() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform makes AES keys", impossible);
        }
    }

    /// The keyset with its secret keys, in Tink's binary form: some 108 bytes for one key.
    public static byte[] serialize(KeysetHandle keyset) {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keyset that was made can be serialised", impossible);
        }
    }

    /// Reads what [#serialize] wrote.
    public static KeysetHandle parse(byte[] serialized) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(serialized, InsecureSecretKeyAccess.get());
    }

    static KeysetHandle parseJson(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    /// @throws GeneralSecurityException if the keyset is for something else
    public static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// @throws GeneralSecurityException if the keyset is for something else
    public static PrfSet prfs(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /// The ids of the keys that are enabled.
    public static Set<Integer> ids(KeysetHandle keyset) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (int index = 0; index < keyset.size(); index++) {
            KeysetHandle.Entry entry = keyset.getAt(index);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                ids.add(entry.getId());
            }
        }
        return ids;
    }

    /// Whether a key of both is another one in each.
    static boolean differInAKey(KeysetHandle one, KeysetHandle other) {
        for (int index = 0; index < one.size(); index++) {
            for (int place = 0; place < other.size(); place++) {
                if (one.getAt(index).getId() == other.getAt(place).getId()
                        && !one.getAt(index)
                                .getKey()
                                .equalsKey(other.getAt(place).getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A key's id as it is stored and shown: 8 hexadecimal digits.
    public static String name(int id) {
        return HexFormat.of().toHexDigits(id);
    }
}
