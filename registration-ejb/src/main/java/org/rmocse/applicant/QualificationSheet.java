package org.rmocse.applicant;

import java.util.List;
import java.util.Map;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/** The columns of a sheet of examination results. */
final class QualificationSheet {

    static final String NAME = "姓名";
    static final String ID_NUMBER = "证件号码";
    static final String CERTIFICATE = "职业资格证书编号";
    static final String MANAGEMENT = "管理号";
    static final String ISSUED_ON = "签发日期";
    static final String CATEGORY = "专业类别";
    static final String EXTRA = "增报专业";
    static final String EMAIL = "邮箱";
    static final String MOBILE = "手机";

    static final List<String> REQUIRED = List.of(NAME, ID_NUMBER, CERTIFICATE, ISSUED_ON);

    private static final SheetColumns COLUMNS = new SheetColumns(
            REQUIRED,
            Map.of(
                    "name", NAME,
                    "id number", ID_NUMBER,
                    "certificate number", CERTIFICATE,
                    "management number", MANAGEMENT,
                    "issued on", ISSUED_ON,
                    "category", CATEGORY,
                    "extra categories", EXTRA,
                    "email", EMAIL,
                    "mobile", MOBILE));

    private QualificationSheet() {}

    /**
     * The sheet, found whole.
     *
     * @throws Rejected as {@link Sheet#of}
     */
    static Sheet of(SheetFile file, PolicyParameters limits) {
        return Sheet.of(file, COLUMNS, limits.integer("import.max_rows"), limits);
    }
}
