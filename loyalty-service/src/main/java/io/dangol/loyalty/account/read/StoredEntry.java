package io.dangol.loyalty.account.read;

/// An entry of an account's list.
///
/// @param position where it is in the list
record StoredEntry(long position, AccountEntryView view) {}
