package org.rmocse.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.WorkEntry;
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
        if (filing.category().category() != null) {
            values.put("category", TEXTS.of(filing.category().category()));
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
