package org.rmocse.certificate;

import java.util.Arrays;

/** The registration numbers of a file so far: a million of them in sixteen megabytes, which a set of texts would not do. */
final class SeenNumbers {

    private static final long NONE = -1;
    private static final int FIRST_SIZE = 1 << 12;

    private long[] slots = empty(FIRST_SIZE);
    private int count;

    /** False where the number was there before. */
    boolean add(String number) {
        if (2 * count >= slots.length) {
            grow();
        }
        return put(Long.parseLong(number));
    }

    private boolean put(long number) {
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
        while (slots[slot] != NONE) {
            if (slots[slot] == number) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number;
        count++;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = empty(2 * before.length);
        count = 0;
        for (long number : before) {
            if (number != NONE) {
                put(number);
            }
        }
    }

    private static long[] empty(int size) {
        long[] slots = new long[size];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
