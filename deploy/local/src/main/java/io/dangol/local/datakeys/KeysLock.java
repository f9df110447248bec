package io.dangol.local.datakeys;

import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Lets one command at a time change keys: of two, one would lose the other's key.
final class KeysLock implements AutoCloseable {
    private final FileChannel channel;

    private KeysLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws CommandFailure if another command changes keys
    static KeysLock acquire(Home home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.run().resolve("keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CommandFailure("Another command changes keys now: try again when it has ended.");
        }
        return new KeysLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
