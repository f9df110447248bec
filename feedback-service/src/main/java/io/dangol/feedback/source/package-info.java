/// Where feedback comes from, and the secrets that its deliveries are signed with.
@NullMarked
package io.dangol.feedback.source;

import org.jspecify.annotations.NullMarked;
