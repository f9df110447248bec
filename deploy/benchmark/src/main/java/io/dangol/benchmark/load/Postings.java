package io.dangol.benchmark.load;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/// An endless row of postings, each to a random account and under a key of its own.
public final class Postings implements Outgoing {
    private static final int CREATED = 201;

    private final List<Template> templates;
    private final long accounts;
    private final SplittableRandom random;
    private long made;

    /// @param templates used in turn
    /// @param accounts how many accounts there are
    /// @param seed what the row of accounts follows from
    public Postings(List<Template> templates, long accounts, long seed) {
        if (templates.isEmpty() || accounts < 1) {
            throw new IllegalArgumentException("postings need a template and an account");
        }
        this.templates = List.copyOf(templates);
        this.accounts = accounts;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int longest() {
        return templates.stream().mapToInt(Template::length).max().orElseThrow();
    }

    @Override
    public void next(ByteBuffer target) {
        Template template = templates.get((int) (made % templates.size()));
        template.render(target, random.nextLong(accounts), made);
        made++;
    }

    @Override
    public int acknowledgedBy() {
        return CREATED;
    }
}
