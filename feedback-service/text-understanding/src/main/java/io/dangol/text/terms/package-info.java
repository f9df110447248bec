/// What a text talks about, in plain Java: its words and short phrases in a form in which their inflections are one.
@NullMarked
package io.dangol.text.terms;

import org.jspecify.annotations.NullMarked;
