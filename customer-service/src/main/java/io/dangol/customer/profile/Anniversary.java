package io.dangol.customer.profile;

import java.time.LocalDate;

/// A day that a customer wants remembered.
record Anniversary(String name, LocalDate date) {}
