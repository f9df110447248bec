/// Who a customer is: the profile, and the ids under which sources know them.
@NullMarked
package io.dangol.customer.person.profile;

import org.jspecify.annotations.NullMarked;
