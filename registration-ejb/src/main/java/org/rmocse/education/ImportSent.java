package org.rmocse.education;

/** An import waits that may begin now. */
record ImportSent() {}
