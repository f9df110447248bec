/// What a customer bought and returned, recorded one by one or imported.
@NullMarked
package io.dangol.customer.history;

import org.jspecify.annotations.NullMarked;
