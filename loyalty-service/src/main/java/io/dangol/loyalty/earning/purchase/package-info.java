/// Purchases that earn by the rules, from the events of the customer service, and what those would earn that are
/// only asked about.
@NullMarked
package io.dangol.loyalty.earning.purchase;

import org.jspecify.annotations.NullMarked;
