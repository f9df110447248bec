/// Purchases and returns by the file: the columns of an import, and what becomes of its lines. The rest is
/// `io.dangol.kit.imports`.
@NullMarked
package io.dangol.customer.history.imports;

import org.jspecify.annotations.NullMarked;
