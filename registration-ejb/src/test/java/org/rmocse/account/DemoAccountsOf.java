package org.rmocse.account;

import org.jdbi.v3.core.Jdbi;

/** The demo's accounts over a test's database, for tests of other modules. */
public final class DemoAccountsOf {

    private DemoAccountsOf() {}

    /** As far as they can be counted. */
    public static DemoAccounts database(Jdbi jdbi) {
        return new DemoAccounts(null, null, null, null, null, null, jdbi, null);
    }
}
