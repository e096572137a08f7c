package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
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
    private Clock clock;
    private People people;
    private Register register;
    private FilingFacts facts;
    private FiledDocuments filed;

    protected Prefill() {}

    @Inject
    Prefill(Jdbi jdbi, Clock clock, People people, Register register, FilingFacts facts, FiledDocuments filed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.people = people;
        this.register = register;
        this.facts = facts;
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
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at, taken_over)
                        select :draft, step, schema_version, data, :at, true from application.section where application_id = :ended
                        """)
                .bind("draft", draft.id())
                .bind("ended", ended)
                .bind("at", OffsetDateTime.now(clock))
                .execute());
        filed.takeOver(ended, draft);
    }

    private void fromTheRegister(Application draft) {
        Person person = people.get(draft.personId());
        Optional<Registration> registration = register.ofPerson(draft.personId());
        Filing last = lastApproved(draft.personId()).map(facts::filing).orElse(Filing.EMPTY);
        List<Section> sections = new ArrayList<>();
        registration.ifPresent(one -> sections.add(agency(last.agency(), one)));
        sections.add(basic(last.basic(), person));
        if (person.portraitFileId() != null) {
            sections.add(new PortraitSection(person.portraitFileId()));
        }
        registration.ifPresent(one -> sections.add(employer(last.employer(), one)));
        if (!last.work().rows().isEmpty()) {
            sections.add(last.work());
        }
        sections.add(new MatterSection(null, null, null, null, null, null, person.mobile(), person.email()));
        sections.stream()
                .filter(section -> draft.kind().steps().contains(section.step()))
                .forEach(section -> store(draft, section));
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

    private void store(Application draft, Section section) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at, taken_over)
                        values (:application, :step, :schema, :data::jsonb, :at, true)
                        """)
                .bind("application", draft.id())
                .bind("step", section.step().name())
                .bind("schema", Applications.SCHEMA_VERSION)
                .bind("data", Filing.json(section))
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }
}
