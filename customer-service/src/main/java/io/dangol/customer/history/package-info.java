/// What a customer bought and returned, recorded one by one or imported, and the products and stores that purchases
/// name.
@NullMarked
package io.dangol.customer.history;

import org.jspecify.annotations.NullMarked;
