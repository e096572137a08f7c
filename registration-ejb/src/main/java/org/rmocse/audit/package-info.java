/**
 * Keeps who did what, when, and to which object; rows are only ever added. A sealer chains them once they are committed, the end of
 * each day's chain is published, and whatever is changed, removed or added afterwards is named by comparing.
 */
package org.rmocse.audit;
