package io.dangol.local.datakeys;

/// How much of a service's data is under a key.
sealed interface KeyUse {
    /// So many keys of subjects, or entries of indexes.
    record Count(long rows) implements KeyUse {}

    /// The service keeps no such data yet: its database has no table for it.
    record NoTable() implements KeyUse {}

    /// It cannot be told now.
    ///
    /// @param reason half a sentence
    record Unknown(String reason) implements KeyUse {}
}
