/// What all of this service's operations have in common: the description, and the form of fields.
@NullMarked
package io.dangol.loyalty.posting.fields;

import org.jspecify.annotations.NullMarked;
