package org.rmocse.application;

/**
 * How much lies before an officer or an agency, and how near its time limits are. Where there is very much of it, it is counted
 * no further than {@link Workloads#MOST}.
 *
 * @param name whose it is; null for what nobody has in hand
 * @param files all of it
 * @param soon of these near their last day
 * @param overdue of these past it
 */
public record Workload(String name, int files, int soon, int overdue) {

    /** What is left in calm. */
    public int calm() {
        return Math.max(0, files - soon - overdue);
    }
}
