-- The import of today's holders (D26). A row for every file that was sent, a refused one too; RUNNING while its rows are taken.
create table certificate.register_import (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    file_name text not null,
    imported_at timestamptz not null,
    finished_at timestamptz,
    seen_at timestamptz not null, -- when something of it was last heard
    actor_id bigint not null,
    actor_name text not null,
    status text not null check (status in ('RUNNING', 'DONE', 'REFUSED', 'BROKEN_OFF')),
    added integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    check ((status = 'RUNNING') = (finished_at is null))
);

-- the first errors of an import, in the order of the file; identity numbers are masked
create table certificate.register_import_error (
    import_id bigint not null references certificate.register_import on delete cascade,
    position integer not null,
    line integer not null,
    heading text,
    code text not null,
    value text,
    primary key (import_id, position)
);

-- what an imported row said, so that the same row is known again and one that the system has changed since is not written over
alter table certificate.registration
    add column import_id bigint references certificate.register_import,
    add column imported_digest bytea check (length(imported_digest) = 32);

insert into shared.policy_parameter (name, valid_from, value) values
    ('register_import.max_rows', '2019-03-01', '1200000'),
    ('register_import.max_bytes', '2019-03-01', '402653184'),
    ('register_import.max_errors', '2019-03-01', '5000'),
    -- D25: of this year's numbers an import must leave enough to be drawn
    ('register_import.highest_sequence', '2019-03-01', '8999999');
