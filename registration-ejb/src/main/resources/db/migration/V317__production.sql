-- Certificates are printed in runs and sent in parcels; a copy that came to harm is made void, with its reason, and made again.

create table certificate.print_run (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    copies bigint[] not null check (cardinality(copies) > 0),
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    made_at timestamptz,
    made_by text,
    check ((made_at is null) = (made_by is null))
);
create index on certificate.print_run (id) where made_at is null;

create table certificate.dispatch_counter (
    year integer primary key,
    last_number integer not null check (last_number > 0)
);

-- One parcel to one agency; where it went is kept as it was that day, so that its packing list is printed the same again.
create table certificate.dispatch (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    year integer not null,
    number integer not null,
    agency_id bigint not null,
    agency_name text not null,
    agency_address text,
    agency_phone text,
    tracking_number text not null,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    unique (year, number)
);
create index on certificate.dispatch (tracking_number);

-- number: the certificate's first copy, its second ...
alter table certificate.copy
    add column number integer not null default 1 check (number > 0),
    add column dispatch_id bigint references certificate.dispatch,
    add unique (certificate_id, number);
create index on certificate.copy (dispatch_id);

-- How a copy was handed out, and to whom if not to its holder; why one was made void.
alter table certificate.copy_event
    add column manner text check (manner in ('IN_PERSON', 'AUTHORISED', 'COURIER')),
    add column receiver text,
    add column void_reason text check (void_reason in ('MISPRINTED', 'DAMAGED', 'LOST', 'NOT_COLLECTED', 'OTHER')),
    add check (status = 'COLLECTED' or (manner is null and receiver is null)),
    add check (status = 'VOID' or void_reason is null);

insert into shared.policy_parameter (name, valid_from, value) values
    ('production.run_copies', '2019-03-01', '200');
