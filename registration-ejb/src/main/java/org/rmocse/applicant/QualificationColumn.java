package org.rmocse.applicant;

import java.util.Arrays;
import java.util.Optional;

/** A column of a sheet of examination results, in the order of the template. */
public enum QualificationColumn {
    NAME(QualificationSheet.NAME),
    ID_NUMBER(QualificationSheet.ID_NUMBER),
    CERTIFICATE(QualificationSheet.CERTIFICATE),
    MANAGEMENT(QualificationSheet.MANAGEMENT),
    ISSUED_ON(QualificationSheet.ISSUED_ON),
    CATEGORY(QualificationSheet.CATEGORY),
    EXTRA(QualificationSheet.EXTRA),
    EMAIL(QualificationSheet.EMAIL),
    MOBILE(QualificationSheet.MOBILE);

    private final String heading;

    QualificationColumn(String heading) {
        this.heading = heading;
    }

    /** Whether a sheet without it is refused. */
    public boolean isNeeded() {
        return QualificationSheet.REQUIRED.contains(heading);
    }

    /** The column with this heading in the sheet's own language. */
    public static Optional<QualificationColumn> of(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.heading.equals(heading))
                .findFirst();
    }
}
