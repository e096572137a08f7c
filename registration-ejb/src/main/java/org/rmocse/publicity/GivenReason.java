package org.rmocse.publicity;

import org.rmocse.application.ReasonCode;

/** How often a reason was given for returning a file. */
public record GivenReason(ReasonCode code, int times) {}
