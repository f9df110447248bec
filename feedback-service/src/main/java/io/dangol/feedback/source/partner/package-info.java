/// Where feedback comes from: partner systems, and what their ids are called.
@NullMarked
package io.dangol.feedback.source.partner;

import org.jspecify.annotations.NullMarked;
