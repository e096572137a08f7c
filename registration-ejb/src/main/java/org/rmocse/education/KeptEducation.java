package org.rmocse.education;

import java.util.List;
import org.rmocse.applicant.ImportReport.RowError;

/**
 * What became of some rows of an import.
 *
 * @param refused rows that were refused, each with an error or more
 * @param overlaps the rows that were added and share a day with another record of the same person
 */
record KeptEducation(int added, int unchanged, int refused, List<RowError> errors, List<RowError> overlaps) {}
