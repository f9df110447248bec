package io.dangol.kit.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Makes UUIDv7 ids (RFC 9562): unique, and in the order of their making, so that an index grows at its end.
@ApplicationScoped
public class Ids {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /// A new id.
    public UUID next() {
        return generator.generate();
    }
}
