package io.dangol.customer.history.catalogue;

/// What is said of an item of a catalogue. A field that is null is not said.
///
/// @param <D> the details of this kind of item
public interface ItemDetails<D extends ItemDetails<D>> {
    /// The same, with what is said later instead. What that leaves out stays.
    D with(D later);
}
