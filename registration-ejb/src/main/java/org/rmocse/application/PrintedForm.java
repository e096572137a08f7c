package org.rmocse.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.certificate.Registration;
import org.rmocse.document.DutyStatementPdf;
import org.rmocse.document.MatterFormPdf;
import org.rmocse.document.RegistrationFormPdf;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Texts;

/** Puts a filing onto the form to be signed; the form is in Chinese whatever language the page is in. */
final class PrintedForm {

    private static final Texts TEXTS = Texts.of(Texts.CHINESE);

    private PrintedForm() {}

    static RegistrationFormPdf.Facts of(SubmissionFacts facts, UUID application, IdNumber idNumber, byte[] portrait) {
        Filing filing = facts.filing();
        EmployerSection employer = filing.employer();
        Map<String, String> values = new HashMap<>();
        values.put("kind", TEXTS.of(facts.kind()));
        values.put("number", facts.registration().map(Registration::number).orElse(null));
        values.put(
                "validity",
                facts.registration()
                        .map(one -> period(one.validFrom(), one.validTo()))
                        .orElse(null));
        values.put("changes", changes(facts));
        values.put("name", facts.person().name());
        values.put("sex", TEXTS.get("sex." + facts.person().sex()));
        values.put("idNumber", idNumber.value());
        values.put("birthDate", facts.person().birthDate().toString());
        values.put("ethnicity", filing.basic().ethnicity());
        values.put("education", filing.basic().education());
        values.put("major", filing.basic().major());
        values.put("school", filing.basic().school());
        values.put("title", filing.basic().title());
        values.put("mobile", filing.basic().mobile());
        values.put("email", filing.basic().email());
        values.put("address", filing.basic().address());
        values.put("postcode", filing.basic().postcode());
        facts.qualification().ifPresent(one -> {
            values.put("certificateNumber", one.certificateNumber());
            values.put("managementNumber", one.managementNumber());
            values.put("issuedOn", one.issuedOn().toString());
        });
        if (facts.category() != null) {
            values.put("category", TEXTS.of(facts.category()));
        }
        values.put("agency", facts.agency().map(Agency::name).orElse(null));
        values.put("employer", employer.name());
        values.put("creditCode", employer.creditCode());
        values.put("nature", employer.nature());
        values.put("employerAddress", employer.address());
        values.put("contact", employer.contact());
        values.put("phone", employer.phone());
        values.put("post", employer.post());
        values.put(
                "contract",
                period(
                        employer.contractFrom(),
                        employer.openEnded() ? TEXTS.get("contract.open") : employer.contractTo()));
        List<List<String>> work = new ArrayList<>();
        for (WorkEntry row : filing.work().rows()) {
            work.add(cells(
                    row.to() == null
                            ? TEXTS.get("work.since", Map.of("from", text(row.from())))
                            : period(row.from(), row.to()),
                    row.employer(),
                    row.post(),
                    row.duties()));
        }
        List<List<String>> education = new ArrayList<>();
        for (EducationEntry row : filing.education().rows()) {
            education.add(cells(
                    period(row.from(), row.to()),
                    row.content(),
                    row.provider(),
                    row.hours() == null ? null : row.hours().toPlainString()));
        }
        return new RegistrationFormPdf.Facts(application, filing.formVersion(), values, work, education, portrait);
    }

    /** What a reissue or cancellation asks, on its one page. */
    static MatterFormPdf.Facts matter(SubmissionFacts facts, UUID application, IdNumber idNumber) {
        MatterSection matter = facts.filing().matter();
        Map<String, String> values = new HashMap<>();
        values.put("kind", TEXTS.of(facts.kind()));
        values.put("name", facts.person().name());
        values.put("sex", TEXTS.get("sex." + facts.person().sex()));
        values.put("idNumber", idNumber.value());
        facts.registration().ifPresent(one -> {
            values.put("number", one.number());
            values.put("category", TEXTS.of(one.category()));
            values.put("validity", period(one.validFrom(), one.validTo()));
            values.put("employer", one.employerName());
        });
        values.put("agency", facts.agency().map(Agency::name).orElse(null));
        values.put("mobile", matter.mobile());
        values.put("email", matter.email());
        values.put("item", matter.item() == null ? null : TEXTS.get("matter.item." + matter.item()));
        values.put(
                "condition", matter.condition() == null ? null : TEXTS.get("matter.condition." + matter.condition()));
        values.put("explanation", matter.explanation());
        return new MatterFormPdf.Facts(application, facts.filing().formVersion(), values);
    }

    /** The account of duties, to be signed. */
    static DutyStatementPdf.Facts duties(SubmissionFacts facts, UUID application) {
        Map<String, String> values = new HashMap<>();
        values.put("name", facts.person().name());
        values.put("number", facts.registration().map(Registration::number).orElse(null));
        values.put("employer", facts.filing().employer().name());
        return new DutyStatementPdf.Facts(
                application,
                facts.filing().dutyVersion(),
                values,
                facts.filing().duty().rows().stream()
                        .map(row -> cells(period(row.from(), row.to()), row.place(), row.work(), row.result()))
                        .toList());
    }

    private static String changes(SubmissionFacts facts) {
        ChangeSection change = facts.filing().change();
        List<String> changes = new ArrayList<>();
        if (change.employer()) {
            changes.add(TEXTS.get("change.employer"));
        }
        if (change.employerName()) {
            changes.add(TEXTS.get("change.employerName"));
        }
        if (change.category()) {
            changes.add(TEXTS.get("change.category"));
        }
        if (change.withRenewal()) {
            changes.add(TEXTS.get("change.withRenewal"));
        }
        return String.join(TEXTS.get("list.and"), changes);
    }

    private static String period(Object from, Object to) {
        return from == null && to == null ? "" : TEXTS.get("period", Map.of("from", text(from), "to", text(to)));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> cells(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell == null ? "" : cell);
        }
        return row;
    }
}
