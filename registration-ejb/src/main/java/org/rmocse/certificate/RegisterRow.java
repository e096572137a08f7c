package org.rmocse.certificate;

import static org.rmocse.certificate.RegisterColumn.AGENCY;
import static org.rmocse.certificate.RegisterColumn.CATEGORY;
import static org.rmocse.certificate.RegisterColumn.CERTIFICATE;
import static org.rmocse.certificate.RegisterColumn.EMAIL;
import static org.rmocse.certificate.RegisterColumn.EMPLOYER_CODE;
import static org.rmocse.certificate.RegisterColumn.EMPLOYER_NAME;
import static org.rmocse.certificate.RegisterColumn.ENDED_ON;
import static org.rmocse.certificate.RegisterColumn.ENDING;
import static org.rmocse.certificate.RegisterColumn.EXTRA;
import static org.rmocse.certificate.RegisterColumn.FIRST_ON;
import static org.rmocse.certificate.RegisterColumn.ID_NUMBER;
import static org.rmocse.certificate.RegisterColumn.ISSUED_ON;
import static org.rmocse.certificate.RegisterColumn.MOBILE;
import static org.rmocse.certificate.RegisterColumn.NAME;
import static org.rmocse.certificate.RegisterColumn.NUMBER;
import static org.rmocse.certificate.RegisterColumn.QUALIFICATION_CATEGORY;
import static org.rmocse.certificate.RegisterColumn.VALID_FROM;
import static org.rmocse.certificate.RegisterColumn.VALID_TO;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.QualificationRow;
import org.rmocse.applicant.SheetRow;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;

/** One row of an import of today's holders, read and found good: the holder with the qualification, and the registration. */
record RegisterRow(QualificationRow holder, ImportedEntry entry) {

    private static final Pattern REGISTRATION_NUMBER = Pattern.compile("\\d{11}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final List<String> NEEDED = RegisterColumn.ALL.required();
    private static final List<String> NUMBERS =
            RegisterColumn.headings(ID_NUMBER, MOBILE, CERTIFICATE, NUMBER, EMPLOYER_CODE);
    private static final List<PracticeCategory> OLD_FIRST = inOrder(true);
    private static final List<PracticeCategory> TODAYS_FIRST = inOrder(false);
    private static final Map<String, String> ENDINGS = Map.of(
            "CANCELLED", "CANCELLED",
            "注销", "CANCELLED",
            "已注销", "CANCELLED",
            "REVOKED", "REVOKED",
            "撤销", "REVOKED",
            "已撤销", "REVOKED");

    /**
     * What rows are held against.
     *
     * @param newCategoriesSince the day from which qualifications and terms bear one of today's categories (R3); what is older and
     *     bears a word of both lists bears the old one
     * @param agencies the keys of the agencies by their codes
     * @param highestSequence of the numbers of this year and later, so that enough are left to be drawn (D25)
     */
    record Frame(LocalDate today, LocalDate newCategoriesSince, Map<String, Long> agencies, int highestSequence) {}

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<RegisterRow> read(int line, Map<String, String> values, Frame frame, List<RowError> errors) {
        SheetRow row = new SheetRow(line, values);
        row.require(NEEDED);
        row.requireWhole(NUMBERS);
        Optional<IdNumber> idNumber = row.idNumber(ID_NUMBER.heading());
        String name = row.name(NAME.heading());
        LocalDate issuedOn = row.dayUntil(ISSUED_ON.heading(), frame.today());
        PracticeCategory qualified = category(row, QUALIFICATION_CATEGORY, issuedOn, frame);
        Set<PracticeCategory> extra = QualificationRow.categories(row, EXTRA.heading());
        email(row);
        String number = number(row, frame);
        LocalDate first = row.dayUntil(FIRST_ON.heading(), frame.today());
        LocalDate from = row.day(VALID_FROM.heading());
        LocalDate to = row.day(VALID_TO.heading());
        inOrder(row, first, from, VALID_FROM);
        inOrder(row, from, to, VALID_TO);
        PracticeCategory category = category(row, CATEGORY, from, frame);
        String employerCode = employerCode(row);
        Long agency = agency(row, frame);
        String ending = ending(row);
        LocalDate endedOn = row.dayUntil(ENDED_ON.heading(), frame.today());
        inOrder(row, first, endedOn, ENDED_ON);
        if (!row.errors().isEmpty()) {
            errors.addAll(row.errors());
            return Optional.empty();
        }
        ImportedEntry entry = new ImportedEntry(
                number,
                first,
                from,
                to,
                category,
                employerCode,
                row.text(EMPLOYER_NAME.heading()),
                agency,
                ending,
                endedOn);
        return Optional.of(new RegisterRow(
                new QualificationRow(
                        line,
                        name,
                        idNumber.orElseThrow(),
                        row.text(CERTIFICATE.heading()),
                        null,
                        issuedOn,
                        qualified,
                        extra,
                        row.text(EMAIL.heading()),
                        row.text(MOBILE.heading())),
                entry));
    }

    private static PracticeCategory category(SheetRow row, RegisterColumn column, LocalDate since, Frame frame) {
        boolean old = since != null && since.isBefore(frame.newCategoriesSince());
        return QualificationRow.category(
                row, column.heading(), row.text(column.heading()), old ? OLD_FIRST : TODAYS_FIRST);
    }

    private static void email(SheetRow row) {
        String value = row.text(EMAIL.heading());
        if (value != null && !ADDRESS.matcher(value).matches()) {
            row.refuse(EMAIL.heading(), "EMAIL_INVALID");
        }
    }

    private static String number(SheetRow row, Frame frame) {
        String number = row.text(NUMBER.heading());
        if (number == null) {
            return null;
        }
        if (!REGISTRATION_NUMBER.matcher(number).matches()) {
            row.refuse(NUMBER.heading(), "REGISTRATION_NUMBER_INVALID");
        } else if (ImportedEntry.year(number) >= frame.today().getYear()
                && ImportedEntry.sequence(number) > frame.highestSequence()) {
            row.refuse(NUMBER.heading(), "REGISTRATION_NUMBER_TOO_HIGH");
        }
        return number;
    }

    private static void inOrder(SheetRow row, LocalDate before, LocalDate after, RegisterColumn column) {
        if (before != null && after != null && after.isBefore(before)) {
            row.refuse(column.heading(), "DATES_REVERSED");
        }
    }

    private static String employerCode(SheetRow row) {
        String typed = row.text(EMPLOYER_CODE.heading());
        Optional<CreditCode> code = CreditCode.parse(typed);
        if (typed != null && code.isEmpty()) {
            row.refuse(EMPLOYER_CODE.heading(), "CREDIT_CODE_INVALID");
        }
        return code.map(CreditCode::value).orElse(null);
    }

    private static Long agency(SheetRow row, Frame frame) {
        String code = row.text(AGENCY.heading());
        Long agency = code == null ? null : frame.agencies().get(code);
        if (code != null && agency == null) {
            row.refuse(AGENCY.heading(), "AGENCY_UNKNOWN");
        }
        return agency;
    }

    /** An ending has its day, and a day its ending. */
    private static String ending(SheetRow row) {
        String typed = row.text(ENDING.heading());
        String day = row.text(ENDED_ON.heading());
        if (typed != null && !ENDINGS.containsKey(typed)) {
            row.refuse(ENDING.heading(), "ENDING_UNKNOWN");
            return null;
        }
        if (typed == null && day != null) {
            row.refuse(ENDING.heading(), "REQUIRED");
        }
        if (typed != null && day == null) {
            row.refuse(ENDED_ON.heading(), "REQUIRED");
        }
        return typed == null ? null : ENDINGS.get(typed);
    }

    private static List<PracticeCategory> inOrder(boolean oldFirst) {
        List<PracticeCategory> first = new ArrayList<>();
        List<PracticeCategory> then = new ArrayList<>();
        Arrays.stream(PracticeCategory.values())
                .forEach(category -> (category.isLegacy() == oldFirst ? first : then).add(category));
        first.addAll(then);
        return List.copyOf(first);
    }
}
