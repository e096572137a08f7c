package org.rmocse.publicity;

import java.util.List;

/**
 * What a year came to; each list has the largest first.
 *
 * @param filed first submissions
 * @param approved by kind, category and region
 */
public record YearFigures(
        ApprovedShare filed,
        ApprovedShare approved,
        ApprovedShare returned,
        ApprovedShare refused,
        List<ApprovedShare> byCategory,
        List<ApprovedShare> byKind,
        List<ApprovedShare> byRegion) {}
