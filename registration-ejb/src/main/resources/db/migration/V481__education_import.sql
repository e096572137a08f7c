-- An import of continuing education is taken in the background, a thousand rows a transaction. What was taken by then is told by the
-- last line of the sheet; whoever works on it holds a lease, and what a killed server leaves another takes up when that has run out.
alter table education.import
    add column body_id bigint references education.training_body, -- null where an administrator sent it
    add column course_id bigint references education.course, -- null where the sheet itself tells the course
    add column status text not null default 'DONE' check (status in ('RUNNING', 'DONE', 'BROKEN_OFF')),
    add column finished_at timestamptz,
    add column total integer not null default 0,
    add column file_bytes bigint not null default 0,
    add column last_line integer not null default 0,
    add column attempts integer not null default 0,
    add column lease uuid,
    add column leased_until timestamptz;
update education.import set finished_at = imported_at, total = added + unchanged + refused;
alter table education.import
    alter column status drop default,
    add check ((status = 'RUNNING') = (finished_at is null)),
    add check ((lease is null) = (leased_until is null));
create index on education.import (body_id, id);
create index on education.import (id) where status = 'RUNNING';

-- the file, sealed in pieces, until its rows are taken
create table education.import_piece (
    import_id bigint not null references education.import,
    position integer not null,
    sealed bytea not null,
    key_version integer not null,
    primary key (import_id, position)
);
alter table education.import_piece alter column sealed set storage external;

-- the first errors and overlaps of an import, in the order of the file; identity numbers are masked
create table education.import_remark (
    import_id bigint not null references education.import,
    kind text not null check (kind in ('ERROR', 'OVERLAP')),
    position integer not null,
    line integer not null,
    heading text,
    code text not null,
    value text,
    primary key (import_id, kind, position)
);

insert into shared.policy_parameter (name, valid_from, value) values
    -- seconds nothing need be heard of an import before another takes it up, and how often it is tried
    ('education_import.lease_seconds', '2019-03-01', '60'),
    ('education_import.max_attempts', '2019-03-01', '5'),
    -- errors that are told of one; further rows are refused all the same
    ('education_import.max_remarks', '2019-03-01', '5000');
