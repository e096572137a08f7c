package org.rmocse.operation;

/** What the application stands on. Without a needed part it cannot serve; without one of the others mail comes later. */
public enum Part {
    DATABASE(true),
    MIGRATIONS(true),
    KEYS(true),
    FILES(true),
    BROKER(false),
    MAIL(false);

    private final boolean needed;

    Part(boolean needed) {
        this.needed = needed;
    }

    boolean isNeeded() {
        return needed;
    }
}
