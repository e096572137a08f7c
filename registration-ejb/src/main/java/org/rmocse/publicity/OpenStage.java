package org.rmocse.publicity;

import org.rmocse.application.Status;

/** How many open files stand somewhere. */
public record OpenStage(Status status, int files) {}
