package io.dangol.kit.imports;

import java.time.Instant;

/// Reads the chunks of one import, while the chunk before is being committed; it asks the database for nothing.
@FunctionalInterface
public interface ChunkReader {
    /// @param now the present
    /// @return what is to be done for the chunk, good for several tries
    ChunkWork read(Chunk chunk, Instant now);
}
