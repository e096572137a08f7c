package org.rmocse.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rmocse.applicant.SheetColumns;

/** A column of a sheet of today's holders, in the order of the template. */
public enum RegisterColumn {
    NAME("姓名", "name", true),
    ID_NUMBER("证件号码", "id number", true),
    MOBILE("手机", "mobile", false),
    EMAIL("邮箱", "email", false),
    CERTIFICATE("职业资格证书编号", "certificate number", true),
    ISSUED_ON("资格证书签发日期", "certificate issued on", true),
    QUALIFICATION_CATEGORY("资格专业类别", "certificate category", false),
    EXTRA("增报专业", "extra categories", false),
    NUMBER("注册证号", "registration number", true),
    FIRST_ON("首次注册日期", "first registered on", true),
    VALID_FROM("有效期起", "valid from", true),
    VALID_TO("有效期止", "valid to", true),
    CATEGORY("注册类别", "registration category", true),
    EMPLOYER_CODE("单位统一社会信用代码", "employer credit code", true),
    EMPLOYER_NAME("单位名称", "employer name", true),
    AGENCY("初审机构代码", "agency code", true),
    ENDING("注册终止", "ending", false),
    ENDED_ON("终止日期", "ended on", false);

    static final SheetColumns ALL = new SheetColumns(
            Arrays.stream(values())
                    .filter(RegisterColumn::isNeeded)
                    .map(RegisterColumn::heading)
                    .toList(),
            Arrays.stream(values()).collect(Collectors.toMap(column -> column.english, RegisterColumn::heading)));

    private static final Map<String, RegisterColumn> BY_HEADING =
            Arrays.stream(values()).collect(Collectors.toMap(RegisterColumn::heading, Function.identity()));

    private final String heading;
    private final String english;
    private final boolean needed;

    RegisterColumn(String heading, String english, boolean needed) {
        this.heading = heading;
        this.english = english;
        this.needed = needed;
    }

    /** Whether a sheet without it is refused, and a row in which it is empty. */
    public boolean isNeeded() {
        return needed;
    }

    /** The heading in the sheet's own language. */
    public String heading() {
        return heading;
    }

    /** The column with this heading in the sheet's own language. */
    public static Optional<RegisterColumn> of(String heading) {
        return Optional.ofNullable(heading).map(BY_HEADING::get);
    }

    static List<String> headings(RegisterColumn... columns) {
        return Arrays.stream(columns).map(RegisterColumn::heading).toList();
    }
}
