package org.rmocse.certificate;

import java.util.List;
import org.rmocse.applicant.ImportReport.RowError;

/**
 * What became of some rows of an import.
 *
 * @param errors one for each row that was refused
 */
record KeptRows(int added, int changed, int unchanged, List<RowError> errors) {}
