package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A file set aside.
 *
 * @param until the day it is to be taken up again; null for none
 * @param by the name of the officer who set it aside
 */
public record Hold(UUID file, String personName, String reason, LocalDate until, String by, Instant at) {}
