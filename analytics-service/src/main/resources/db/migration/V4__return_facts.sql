-- What customers gave back. Its own migration, because a value of an enumeration is used only once it is committed.
ALTER TYPE fact_kind ADD VALUE 'return';
