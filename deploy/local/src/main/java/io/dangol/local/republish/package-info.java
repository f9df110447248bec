/// `./dangol republish`: has a service publish its history again.
@NullMarked
package io.dangol.local.republish;

import org.jspecify.annotations.NullMarked;
