-- What training bodies report (D9). A row that is imported twice is kept once; an import can be taken back as a whole.
create table education.import (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    file_name text not null,
    imported_at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    added integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    overlapping integer not null default 0,
    rolled_back_at timestamptz,
    rolled_back_by bigint,
    rolled_back_by_name text,
    check ((rolled_back_at is null) = (rolled_back_by is null))
);

create table education.record (
    id bigint generated always as identity primary key,
    person_id bigint not null,
    from_date date not null,
    to_date date not null,
    content text not null,
    mode text,
    provider text not null,
    hours numeric(5, 1) not null check (hours > 0),
    import_id bigint not null references education.import,
    check (from_date <= to_date),
    unique (person_id, from_date, to_date, provider, content)
);
create index on education.record (import_id);
