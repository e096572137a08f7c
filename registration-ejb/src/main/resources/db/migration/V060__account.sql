create sequence account.account_seq start with 50 increment by 50;

create table account.account (
    id bigint primary key,
    public_id uuid not null unique,
    person_id bigint unique,
    name text not null,
    email text not null,
    locale text not null,
    password_hash text,
    session_epoch integer not null default 0,
    enabled boolean not null,
    provisional boolean not null default false,
    failures integer not null default 0,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    created_at timestamptz not null,
    version integer not null default 0
);

-- an identity number is a sign-in name too; it is looked up in the register of people, never kept here
create table account.sign_in_name (
    value text primary key,
    account_id bigint not null references account.account,
    kind text not null check (kind in ('EMAIL', 'REGISTRATION_NUMBER'))
);
create index on account.sign_in_name (account_id);

create table account.account_role (
    account_id bigint not null references account.account,
    role text not null,
    agency_id bigint,
    primary key (account_id, role),
    check (role not in ('AGENCY_REVIEWER', 'AGENCY_MANAGER') or agency_id is not null)
);
-- nobody holds two of the three administrations
create unique index one_administration on account.account_role (account_id)
    where role in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR');

create table account.one_time_link (
    id bigint generated always as identity primary key,
    account_id bigint not null references account.account,
    token_hash bytea not null unique,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index on account.one_time_link (account_id) where used_at is null;

insert into shared.policy_parameter (name, valid_from, value) values
    ('account.link_hours', '2019-03-01', '24'),
    ('account.password_min', '2019-03-01', '10'),
    ('account.password_max', '2019-03-01', '128'),
    ('account.free_failures', '2019-03-01', '5'),
    ('account.lock_seconds', '2019-03-01', '15'),
    ('account.lock_max_seconds', '2019-03-01', '300');
