package org.rmocse.education;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmocse.applicant.SheetColumns;

/** A column of a sheet of continuing education, in the order of the template. */
public enum EducationColumn {
    NAME("姓名", "name", true),
    ID_NUMBER("证件号码", "id number", true),
    FROM("开始日期", "from", true),
    TO("结束日期", "to", true),
    CONTENT("培训内容", "content", true),
    MODE("培训方式", "mode", false),
    PROVIDER("培训机构", "provider", true),
    HOURS("学时", "hours", true);

    private static final Set<EducationColumn> OF_SOMEBODY = EnumSet.of(NAME, ID_NUMBER);

    private final String heading;
    private final String english;
    private final boolean needed;

    EducationColumn(String heading, String english, boolean needed) {
        this.heading = heading;
        this.english = english;
        this.needed = needed;
    }

    /**
     * What a sheet must have.
     *
     * @param ofBody whether a training body sends it, whose own name stands for the provider's
     * @param ofCourse whether the course is known, so that a row only tells who attended it
     */
    static List<String> needed(boolean ofBody, boolean ofCourse) {
        return Arrays.stream(values())
                .filter(column -> column.isNeeded(ofBody, ofCourse))
                .map(EducationColumn::heading)
                .toList();
    }

    /** The columns of a sheet, of which those are {@link #needed}. */
    static SheetColumns columns(boolean ofBody, boolean ofCourse) {
        return new SheetColumns(
                needed(ofBody, ofCourse),
                Arrays.stream(values()).collect(Collectors.toMap(column -> column.english, column -> column.heading)));
    }

    private boolean isNeeded(boolean ofBody, boolean ofCourse) {
        return needed && (!ofCourse || OF_SOMEBODY.contains(this)) && (!ofBody || this != PROVIDER);
    }

    /** The heading in the sheet's own language, by which errors name the column. */
    String heading() {
        return heading;
    }

    /** Whether a sheet without it is refused, where neither body nor course is known. */
    public boolean isNeeded() {
        return needed;
    }

    /** The column with this heading in the sheet's own language. */
    public static Optional<EducationColumn> of(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.heading.equals(heading))
                .findFirst();
    }
}
