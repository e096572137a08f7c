-- Seven kinds: what a renewal in time needs to know, originals given back, matters without an agency, sections taken over.
alter table application.application
    add column with_renewal boolean not null default false,
    add column first_submitted_at timestamptz,
    add column original_due boolean not null default false,
    add column original_received_at timestamptz,
    add column original_received_by text;
update application.application a set first_submitted_at = coalesce(
    (select min(m.at) from application.move m where m.application_id = a.id and m.action = 'SUBMIT'), a.submitted_at);
alter table application.application drop constraint application_check;
alter table application.application add constraint submitted_whole check (
    status = 'DRAFT' or (receipt_number is not null and submitted_at is not null
        and policy is not null and (agency_id is not null or route = 'CENTRE')));
alter table application.work_item alter column agency_id drop not null;
alter table application.section add column taken_over boolean not null default false;
-- a new identity number asked for: sealed like the others, and nowhere else until it is approved
create table applicant.requested_number (
    person_id bigint primary key references applicant.person,
    sealed bytea not null,
    key_version integer not null,
    masked text not null,
    at timestamptz not null
);
-- the names a person bore before
create table applicant.former_name (
    id bigint generated always as identity primary key,
    person_id bigint not null references applicant.person,
    name text not null,
    until timestamptz not null
);
create index on applicant.former_name (person_id, id);
