package org.rmocse.application;

/** Something was ordered that may begin now. */
record BulkOrdered() {}
