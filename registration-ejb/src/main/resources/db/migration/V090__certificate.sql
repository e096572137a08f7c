-- The permanent register. It knows the process only by the public id of the application a term was granted on.

create table certificate.number_counter (
    year integer primary key,
    last_number integer not null check (last_number between 0 and 9999999)
);

create table certificate.registration (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    person_id bigint not null unique,
    number text not null unique check (number ~ '^[0-9]{11}$'),
    origin text not null check (origin in ('GRANTED', 'LEGACY')),
    first_registered_on date not null,
    category text not null,
    employer_code text not null,
    employer_name text not null,
    agency_id bigint not null,
    ending text check (ending in ('CANCELLED', 'REVOKED')),
    ended_on date,
    version integer not null default 0,
    check ((ending is null) = (ended_on is null))
);

create table certificate.term (
    id bigint generated always as identity primary key,
    registration_id bigint not null references certificate.registration,
    kind text not null,
    basis uuid not null unique,
    valid_from date not null,
    valid_to date not null,
    granted_at timestamptz not null,
    check (valid_from <= valid_to),
    unique (registration_id, valid_from)
);

create table certificate.certificate (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    registration_id bigint not null references certificate.registration,
    term_id bigint not null unique references certificate.term,
    code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    snapshot bytea not null,
    snapshot_key_version integer not null,
    snapshot_sha256 bytea not null check (length(snapshot_sha256) = 32),
    portrait_file_id bigint not null,
    issued_on date not null
);
create index on certificate.certificate (registration_id);

create table certificate.copy (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    certificate_id bigint not null references certificate.certificate,
    item text not null check (item in ('CERTIFICATE', 'LABEL')),
    agency_id bigint not null,
    status text not null check (status in ('TO_PRODUCE', 'PRODUCED', 'DISPATCHED', 'AT_AGENCY', 'COLLECTED', 'VOID')),
    status_since timestamptz not null,
    tracking_number text,
    version integer not null default 0
);
create index on certificate.copy (certificate_id);
create index on certificate.copy (status, agency_id, id) where status not in ('COLLECTED', 'VOID');
-- double click makes one: a certificate has one live copy of each item
create unique index one_live_copy on certificate.copy (certificate_id, item) where status <> 'VOID';

create table certificate.copy_event (
    id bigint generated always as identity primary key,
    copy_id bigint not null references certificate.copy,
    status text not null,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    note text
);
create index on certificate.copy_event (copy_id, id);

insert into shared.policy_parameter (name, valid_from, value) values
    ('renewal.opens_years', '2019-03-01', '1'); -- R8, D4
