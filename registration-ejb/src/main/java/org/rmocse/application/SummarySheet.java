package org.rmocse.application;

import java.util.List;
import org.rmocse.applicant.Person;
import org.rmocse.shared.PracticeCategory;

/** The summary sheet that goes with a report batch (申请注册人员汇总表). */
public record SummarySheet(ReportedBatch batch, List<Line> lines) {

    /**
     * One person on the sheet.
     *
     * @param status where the file stands now
     */
    public record Line(
            String receiptNumber,
            String personName,
            String maskedIdNumber,
            ApplicationKind kind,
            PracticeCategory category,
            String employerName,
            Status status) {

        Line of(Person person) {
            return new Line(receiptNumber, personName, person.maskedIdNumber(), kind, category, employerName, status);
        }
    }
}
