/** Keeps who did what, when, and to which object; rows are only ever added. */
package org.rmocse.audit;
