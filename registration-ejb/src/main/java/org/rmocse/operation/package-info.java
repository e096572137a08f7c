/** Looks after the whole: demo data, checks, jobs. */
package org.rmocse.operation;
