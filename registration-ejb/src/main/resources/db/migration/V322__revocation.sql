-- Revocation (R22, R23): proposed by one officer of the ministry with the evidence, confirmed or declined by another.

create table application.revocation (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    person_id bigint not null,
    person_name text not null,
    registration_number text not null,
    employer_code text not null,
    employer_name text not null,
    status text not null check (status in ('DRAFT', 'PROPOSED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    status_since timestamptz not null,
    number text unique,
    ground text check (ground in ('DISHONEST', 'TWO_EMPLOYERS', 'LENDING')),
    facts text,
    found_on date,
    proposed_by bigint not null,
    proposed_by_name text not null,
    proposed_at timestamptz,
    decided_by bigint,
    decided_by_name text,
    decided_at timestamptz,
    decision_note text,
    revoked_on date,
    barred_until date,
    check (status = 'DRAFT'
           or (number is not null and ground is not null and facts is not null and found_on is not null and proposed_at is not null)),
    check ((status = 'CONFIRMED') = (revoked_on is not null) and (revoked_on is null) = (barred_until is null)),
    -- four eyes
    check (status not in ('CONFIRMED', 'DECLINED') or decided_by <> proposed_by)
);
-- starting again opens the draft
create unique index one_draft_of_an_officer on application.revocation (person_id, proposed_by) where status = 'DRAFT';
create unique index one_proposed_revocation on application.revocation (person_id) where status = 'PROPOSED';
create index on application.revocation (status_since, public_id);

create table application.revocation_evidence (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    revocation_id bigint not null references application.revocation,
    file_id bigint not null,
    file_name text not null,
    content_type text not null,
    pages integer not null,
    added_at timestamptz not null
);
create index on application.revocation_evidence (revocation_id, id);

-- What the public is told of a revocation: since when, and by which rule; null where a sheet told of it.
alter table certificate.registration add column ended_by_rule text check (ended_by_rule in ('R22', 'R23'));
