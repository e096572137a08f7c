package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.PortraitSection;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;

/**
 * Fills a new draft in: with what the last filing of its kind held that ended without success; otherwise with what stands in
 * the register and what the last approved filing said of it. What was taken over is marked until the person has saved it.
 */
@ApplicationScoped
class Prefill {

    private Jdbi jdbi;
    private People people;
    private Register register;
    private FilingFacts facts;
    private FiledSections sections;
    private FiledDocuments filed;

    protected Prefill() {}

    @Inject
    Prefill(
            Jdbi jdbi,
            People people,
            Register register,
            FilingFacts facts,
            FiledSections sections,
            FiledDocuments filed) {
        this.jdbi = jdbi;
        this.people = people;
        this.register = register;
        this.facts = facts;
        this.sections = sections;
        this.filed = filed;
    }

    void fill(Application draft) {
        Optional<Long> ended = lastWithoutSuccess(draft);
        if (ended.isPresent()) {
            continueFrom(ended.get(), draft);
        } else if (draft.kind() != ApplicationKind.INITIAL) {
            fromTheRegister(draft);
        }
    }

    /** The last filing of the kind, unless one was approved since. */
    private Optional<Long> lastWithoutSuccess(Application draft) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from (
                            select id, status from application.application
                            where person_id = :person and kind = :kind and id <> :draft and status <> 'DRAFT'
                            order by id desc limit 1) last
                        where status in ('WITHDRAWN', 'LAPSED', 'REFUSED')
                        """)
                .bind("person", draft.personId())
                .bind("kind", draft.kind().name())
                .bind("draft", draft.id())
                .mapTo(Long.class)
                .findOne());
    }

    private void continueFrom(long ended, Application draft) {
        sections.takeOver(draft, ended);
        filed.takeOver(ended, draft);
    }

    private void fromTheRegister(Application draft) {
        Person person = people.get(draft.personId());
        Optional<Registration> registration = register.ofPerson(draft.personId());
        Filing last = lastApproved(draft.personId()).map(facts::filing).orElse(Filing.EMPTY);
        List<Section> known = new ArrayList<>();
        registration.ifPresent(one -> known.add(agency(last.agency(), one)));
        known.add(basic(last.basic(), person));
        if (person.portraitFileId() != null) {
            known.add(new PortraitSection(person.portraitFileId()));
        }
        registration.ifPresent(one -> known.add(employer(last.employer(), one)));
        if (!last.work().rows().isEmpty()) {
            known.add(last.work());
        }
        known.add(new MatterSection(null, null, null, null, null, null, person.mobile(), person.email()));
        known.stream()
                .filter(section -> draft.kind().steps().contains(section.step()))
                .forEach(section -> sections.takeOver(draft, section));
    }

    private Optional<Long> lastApproved(long person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from application.application
                        where person_id = :person and status = 'APPROVED'
                          and kind in ('INITIAL', 'RENEWAL', 'CHANGE', 'RE_REGISTRATION')
                        order by id desc limit 1
                        """)
                .bind("person", person)
                .mapTo(Long.class)
                .findOne());
    }

    private static AgencySection agency(AgencySection last, Registration registration) {
        return new AgencySection(
                registration.agencyId(),
                last.province(),
                last.groupCode(),
                last.ministryDirect(),
                last.collection(),
                last.courierAddress());
    }

    private static BasicSection basic(BasicSection last, Person person) {
        return new BasicSection(
                last.ethnicity(),
                last.education(),
                last.major(),
                last.school(),
                last.title(),
                person.mobile() == null ? last.mobile() : person.mobile(),
                person.email() == null ? last.email() : person.email(),
                last.address(),
                last.postcode());
    }

    /** The registered employer; of the last filing the rest only where it was the same. */
    private static EmployerSection employer(EmployerSection last, Registration registration) {
        boolean same = registration.employerCode().equalsIgnoreCase(last.creditCode());
        EmployerSection known = same ? last : EmployerSection.EMPTY;
        return new EmployerSection(
                registration.employerCode(),
                registration.employerName(),
                known.nature(),
                known.province(),
                known.address(),
                known.contact(),
                known.phone(),
                known.post(),
                known.contractFrom(),
                known.contractTo(),
                known.openEnded(),
                known.contractSignedOn());
    }
}
