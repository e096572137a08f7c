package org.rmocse.application;

/** What a person asks of the register. Four kinds register; the other three concern a registration that stands. */
public enum ApplicationKind {
    INITIAL(Route.FULL, true),
    RENEWAL(Route.FULL, true),
    CHANGE(Route.FULL, true),
    RE_REGISTRATION(Route.FULL, true),
    REISSUE(Route.AGENCY, false),
    CANCELLATION(Route.AGENCY, false),
    OTHER_MATTER(Route.CENTRE, false);

    private final Route route;
    private final boolean registers;

    ApplicationKind(Route route, boolean registers) {
        this.route = route;
        this.registers = registers;
    }

    public Route route() {
        return route;
    }

    /** True for the four of which a person may have one open at a time (D19). */
    public boolean registers() {
        return registers;
    }
}
