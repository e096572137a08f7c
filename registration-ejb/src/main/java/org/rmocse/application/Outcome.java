package org.rmocse.application;

import java.util.List;

/** What became of a set of files: each either moved, or did not and says why. */
record Outcome(List<Moved> moved, List<NotMoved> notMoved) {}
