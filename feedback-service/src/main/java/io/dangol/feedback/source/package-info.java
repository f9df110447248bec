/// Where feedback comes from: registered sources, their secrets, and the mapping of their payloads.
@NullMarked
package io.dangol.feedback.source;

import org.jspecify.annotations.NullMarked;
