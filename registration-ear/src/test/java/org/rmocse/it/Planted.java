package org.rmocse.it;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The identity numbers the tests use, and every page they were shown, for {@link PlantedNumbersIT} to compare. */
final class Planted {

    private static final Set<String> NUMBERS = new ConcurrentSkipListSet<>(Set.of(
            "999999198805140014",
            "999999199111020039",
            "999999197907230024",
            "999999198503090058",
            "999999199308180044"));
    private static final Map<String, List<byte[]>> PAGES = new ConcurrentHashMap<>();

    private Planted() {}

    /** Notes a number that a test is about to use; returns it. */
    static String plant(String number) {
        NUMBERS.add(number);
        return number;
    }

    static Set<String> numbers() {
        return NUMBERS;
    }

    /** Notes a page that somebody saw. */
    static void saw(String address, byte[] page) {
        PAGES.computeIfAbsent(address, one -> new CopyOnWriteArrayList<>()).add(page);
    }

    static Map<String, List<byte[]>> pages() {
        return PAGES;
    }
}
