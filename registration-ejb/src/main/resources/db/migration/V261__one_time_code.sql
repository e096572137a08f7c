-- D28: a holder without an address gets a code from the agency, in person. Only a keyed hash of it is kept.
create table account.one_time_code (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    person_id bigint not null,
    registration_number text not null,
    code_index bytea not null,
    index_version integer not null,
    agency_id bigint not null,
    issued_by bigint not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    failures integer not null default 0,
    used_at timestamptz,
    voided_at timestamptz
);
create unique index one_live_code on account.one_time_code (person_id) where used_at is null and voided_at is null;
create index on account.one_time_code (registration_number) where used_at is null and voided_at is null;
create index on account.one_time_code (person_id, issued_at);

-- whoever opened an account with a code may have no address
alter table account.account alter column email drop not null;

insert into shared.policy_parameter (name, valid_from, value) values
    ('account.code_days', '2019-03-01', '7'),
    ('account.code_attempts', '2019-03-01', '5'),
    ('account.codes_a_day', '2019-03-01', '3'),
    -- codes tried from one network address
    ('limit.account_code.at_once', '2019-03-01', '10'),
    ('limit.account_code.refill', '2019-03-01', '20'),
    ('limit.account_code.seconds', '2019-03-01', '3600');
