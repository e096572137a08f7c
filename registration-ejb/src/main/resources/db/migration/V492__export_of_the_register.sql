-- Extracts of the register leave the house only where a second person agreed, for a while, and a few times.
create table operation.export_counter (
    year integer primary key,
    last_number integer not null
);

create table operation.export_request (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    number text not null unique,
    asked_by bigint not null,
    asked_by_name text not null,
    asked_at timestamptz not null,
    decide_until timestamptz not null,
    province text,
    category text,
    standing text,
    columns text[] not null check (cardinality(columns) > 0),
    id_numbers boolean not null,
    reason text not null,
    decided_by bigint check (decided_by <> asked_by),
    decided_by_name text,
    decided_at timestamptz,
    granted boolean,
    refusal text,
    usable_until timestamptz,
    fetches_left integer check (fetches_left >= 0),
    last_fetched_at timestamptz,
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (granted is null)),
    check ((granted is true) = (usable_until is not null) and (granted is true) = (fetches_left is not null)),
    check ((granted is false) = (refusal is not null))
);

insert into shared.policy_parameter (name, valid_from, value) values
    ('export.decide_days', '2019-03-01', '7'),  -- so long a second person may decide on it
    ('export.fetch_hours', '2019-03-01', '24'), -- so long the file may be fetched after that
    ('export.fetches', '2019-03-01', '3');      -- and so often, since a download may break off
