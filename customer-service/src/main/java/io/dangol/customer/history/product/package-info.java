/// What is sold: learnt from purchases, completed by people and imports.
@NullMarked
package io.dangol.customer.history.product;

import org.jspecify.annotations.NullMarked;
