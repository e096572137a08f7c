-- From the second kind on a registration has a history, a term may have several certificates, and one may replace another.
alter table certificate.certificate drop constraint certificate_term_id_key;
alter table certificate.certificate
    add column item text not null default 'CERTIFICATE' check (item in ('CERTIFICATE', 'LABEL')),
    add column basis uuid,
    add column replaced_on date;
update certificate.certificate c set basis = t.basis from certificate.term t where t.id = c.term_id;
alter table certificate.certificate
    alter column item drop default,
    alter column basis set not null,
    add unique (basis);
create index on certificate.certificate (term_id);
-- registered, cancelled and registered anew on one day: the basis keeps a term from being granted twice
alter table certificate.term drop constraint term_registration_id_valid_from_key;

-- A timely renewal that is undecided when the term ends keeps the registration in force (R19, D2): from when it is asked for.
alter table certificate.registration add column stayed_since date;

-- What the register was told, entry by entry: how the registration stood from then on.
create table certificate.entry (
    id bigint generated always as identity primary key,
    registration_id bigint not null references certificate.registration,
    kind text not null,
    basis uuid not null unique,
    category text not null,
    employer_code text not null,
    employer_name text not null,
    agency_id bigint not null,
    valid_from date not null,
    valid_to date not null,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null
);
create index on certificate.entry (registration_id, id);
insert into certificate.entry (registration_id, kind, basis, category, employer_code, employer_name, agency_id, valid_from,
    valid_to, at, actor_id, actor_name)
select r.id, t.kind, t.basis, r.category, r.employer_code, r.employer_name, r.agency_id, t.valid_from, t.valid_to, t.granted_at, 0, ''
from certificate.term t join certificate.registration r on r.id = t.registration_id order by t.id;
