package io.dangol.feedback;

import io.dangol.testkit.StoredRows;
import jakarta.enterprise.context.ApplicationScoped;

/// What the tests look up behind the service's back.
@ApplicationScoped
public class Database extends StoredRows {}
