package io.dangol.kit.paging;

import org.jspecify.annotations.Nullable;

/// The number of items on all pages of a list: asked for with `count=true`, set by what reads the page.
public final class Total {
    private final boolean wanted;
    private volatile @Nullable Long items;

    Total(boolean wanted) {
        this.wanted = wanted;
    }

    /// Whether the caller asked for it; else it is not counted.
    public boolean isWanted() {
        return wanted;
    }

    /// Ignored where it is not wanted.
    public void set(long counted) {
        if (wanted) {
            items = counted;
        }
    }

    /// Null where it is not wanted.
    public @Nullable Long items() {
        return items;
    }
}
