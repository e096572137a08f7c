package org.rmocse.education;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    static final List<String> NEEDED = Arrays.stream(values())
            .filter(EducationColumn::isNeeded)
            .map(EducationColumn::heading)
            .toList();

    static final SheetColumns ALL = new SheetColumns(
            NEEDED,
            Arrays.stream(values()).collect(Collectors.toMap(column -> column.english, column -> column.heading)));

    private final String heading;
    private final String english;
    private final boolean needed;

    EducationColumn(String heading, String english, boolean needed) {
        this.heading = heading;
        this.english = english;
        this.needed = needed;
    }

    /** The heading in the sheet's own language, by which errors name the column. */
    String heading() {
        return heading;
    }

    /** Whether a sheet without it is refused. */
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
