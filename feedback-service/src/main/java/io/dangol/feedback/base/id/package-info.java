/// The ids of this service, inside and outside.
@NullMarked
package io.dangol.feedback.base.id;

import org.jspecify.annotations.NullMarked;
