/// Who is in the programme: everybody of whom an event tells, enrolled at its first sight.
@NullMarked
package io.dangol.loyalty.member.member;

import org.jspecify.annotations.NullMarked;
