/// What products and stores have in common: they are entered one by one or by the file, each under a key of its own.
@NullMarked
package io.dangol.customer.history.catalogue;

import org.jspecify.annotations.NullMarked;
