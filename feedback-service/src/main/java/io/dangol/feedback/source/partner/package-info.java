/// Where feedback comes from, and the secrets that its deliveries are signed with.
@NullMarked
package io.dangol.feedback.source.partner;

import org.jspecify.annotations.NullMarked;
