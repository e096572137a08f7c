package org.rmocse.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** What is kept of a person as such; the identity number is masked here as everywhere. */
@ApplicationScoped
public class OwnPersonData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "person",
                        Set.of("applicant.person"),
                        """
                        select name, sex as "sex|sex", birth_date, masked_id_number as id_number, email, mobile, created_at as kept_since
                        from applicant.person where id = :person
                        """),
                new OwnRows(
                        "portrait",
                        Set.of("applicant.person"),
                        """
                        select f.stored_at as added_at, f.content_type, f.id as file
                        from applicant.person p join document.file f on f.id = p.portrait_file_id where p.id = :person
                        """),
                new OwnRows(
                        "numbers",
                        Set.of("applicant.id_number", "applicant.requested_number"),
                        """
                        select since, current from applicant.id_number where person_id = :person
                        union all
                        select at, false from applicant.requested_number where person_id = :person
                        order by since desc
                        """),
                new OwnRows(
                        "names",
                        Set.of("applicant.former_name"),
                        "select name, until from applicant.former_name where person_id = :person order by until desc"),
                new OwnRows(
                        "qualifications",
                        Set.of("applicant.qualification"),
                        """
                        select q.certificate_number, q.management_number, q.issued_on, q.category as "category|PracticeCategory",
                               array_to_string(q.extra_categories, ' ') as "extra|PracticeCategory", i.imported_at
                        from applicant.qualification q left join applicant.qualification_import i on i.id = q.import_id
                        where q.person_id = :person order by q.issued_on desc
                        """));
    }
}
