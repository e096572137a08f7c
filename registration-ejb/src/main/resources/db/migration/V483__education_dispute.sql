-- What a learner says against a reported row, once a row, and how it was answered. A withdrawn row stays, so that the same file again
-- does not bring it back; it counts no more.
alter table education.record
    add column public_id uuid not null default uuidv7(),
    add column withdrawn_at timestamptz;

create table education.dispute (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    record_id bigint not null unique references education.record on delete cascade, -- goes when the import is taken back
    words text not null,
    raised_at timestamptz not null,
    raised_by bigint not null,
    answered_at timestamptz,
    answered_by bigint,
    answered_by_name text,
    answer text,
    outcome text check (outcome in ('WITHDRAWN', 'KEPT')),
    check ((answered_at is null) = (outcome is null)),
    check ((answered_at is null) = (answered_by is null)),
    check (outcome is distinct from 'KEPT' or answer is not null)
);
