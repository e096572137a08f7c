package org.rmocse.applicant;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Upload;

/** Invented people who come into the register as real ones do: by an import of examination data. */
public final class SampleApplicants {

    private static final Actor ADMINISTRATOR =
            new Actor(1, PublicId.next(), "测试管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);

    private final QualificationImports imports;
    private final People people;

    public SampleApplicants(
            Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption, AuditTrail audit, People people) {
        this.imports = new QualificationImports(jdbi, clock, policy, encryption, audit);
        this.people = people;
    }

    /**
     * One line of the examination data.
     *
     * @param category null for those qualified before there were any
     */
    public record Line(String name, IdNumber number, String certificate, LocalDate issuedOn, String category) {

        private String csv() {
            return String.join(
                    ",",
                    name,
                    number.value(),
                    certificate,
                    "GL" + certificate,
                    issuedOn.toString(),
                    category == null ? "" : category,
                    "",
                    certificate.toLowerCase(java.util.Locale.ROOT) + "@applicant.example",
                    "13900000000");
        }
    }

    /** Imports them in one sheet; in the order of the lines. */
    public List<Person> imported(List<Line> lines) {
        String sheet = "姓名,证件号码,职业资格证书编号,管理号,签发日期,专业类别,增报专业,邮箱,手机\n"
                + lines.stream().map(Line::csv).collect(Collectors.joining("\n"));
        ImportReport report = imports.importFile(
                ADMINISTRATOR, new Upload("exam.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        if (report.refused() > 0) {
            throw new IllegalStateException("the sheet has errors: " + report.errors());
        }
        return lines.stream()
                .map(line -> people.find(line.number()).orElseThrow())
                .toList();
    }
}
