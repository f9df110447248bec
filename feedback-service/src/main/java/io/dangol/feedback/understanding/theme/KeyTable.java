package io.dangol.feedback.understanding.theme;

import java.util.Arrays;

/// Numbers keys from 0 on, in the order in which they come: a hash table without an object for each of a million keys,
/// most of which come once and are forgotten again.
final class KeyTable {
    private static final int SLOTS_FIRST = 1 << 12;
    private static final int NONE = -1;

    private long[] keys = new long[SLOTS_FIRST];
    private int[] numbers = filled(SLOTS_FIRST);
    private int size;

    /// The number of a key, a new one if it is not there yet.
    int add(long key) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (numbers[slot] == NONE) {
            keys[slot] = key;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /// The number of a key; -1 if it is not there.
    int find(long key) {
        return numbers[slot(key)];
    }

    int size() {
        return size;
    }

    /// Keys are digests, so any of their bits are as good as any others.
    private int slot(long key) {
        int slot = (int) (key >>> 32) & (keys.length - 1);
        while (numbers[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = filled(keys.length);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNumbers[old] != NONE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                numbers[slot] = oldNumbers[old];
            }
        }
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }
}
