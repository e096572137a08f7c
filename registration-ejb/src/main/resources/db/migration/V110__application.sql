-- The process. Only Moves writes application.status; the table of moves stands in MoveTable.

create sequence application.application_seq start with 50 increment by 50;
create sequence application.receipt_seq;

create table application.application (
    id bigint primary key,
    public_id uuid not null unique,
    kind text not null check (kind in ('INITIAL', 'RENEWAL', 'CHANGE', 'RE_REGISTRATION', 'REISSUE', 'CANCELLATION', 'OTHER_MATTER')),
    route text not null check (route in ('FULL', 'AGENCY', 'CENTRE')),
    status text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_INITIAL_REVIEW', 'INITIAL_PASSED', 'REPORTED',
        'AWAITING_APPROVAL', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    person_id bigint not null,
    person_name text not null,
    agency_id bigint,
    category text,
    employer_code text,
    employer_name text,
    overdue_initial boolean not null default false,
    round integer not null default 0,
    policy jsonb,
    receipt_number text unique,
    submitted_at timestamptz,
    status_since timestamptz not null,
    due_on date,
    due_provisional boolean not null default false,
    initial_reviewer_id bigint,
    final_reviewer_id bigint,
    report_batch_id bigint,
    approval_batch_id bigint,
    created_at timestamptz not null,
    saved_at timestamptz not null,
    version integer not null default 0,
    check (status = 'DRAFT' or (receipt_number is not null and submitted_at is not null and policy is not null and agency_id is not null))
);
create index on application.application (person_id, id);
create index on application.application (report_batch_id) where report_batch_id is not null;
create index on application.application (approval_batch_id) where approval_batch_id is not null;
-- one draft per kind, and one open application of the four registration kinds per person (D19)
create unique index one_draft_per_kind on application.application (person_id, kind) where status = 'DRAFT';
create unique index one_open_registration on application.application (person_id)
    where kind in ('INITIAL', 'RENEWAL', 'CHANGE', 'RE_REGISTRATION')
      and status in ('SUBMITTED', 'RETURNED', 'UNDER_INITIAL_REVIEW', 'INITIAL_PASSED', 'REPORTED', 'AWAITING_APPROVAL');

create table application.section (
    application_id bigint not null references application.application on delete cascade,
    step text not null,
    schema_version integer not null,
    data jsonb not null,
    saved_at timestamptz not null,
    primary key (application_id, step)
);

create table application.material (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    application_id bigint not null references application.application on delete cascade,
    code text not null,
    file_id bigint not null,
    file_name text not null,
    content_type text not null,
    pages integer not null,
    form_version text,
    form_pages integer[],
    added_at timestamptz not null
);
create index on application.material (application_id, id);

create table application.move (
    id bigint generated always as identity primary key,
    application_id bigint not null references application.application,
    action text not null,
    from_status text not null,
    to_status text not null,
    round integer not null,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    note text
);
create index on application.move (application_id, id);

create table application.reason (
    id bigint generated always as identity primary key,
    application_id bigint not null references application.application,
    round integer not null,
    action text not null,
    item text not null,
    code text not null,
    text text not null,
    at timestamptz not null
);
create index on application.reason (application_id, id);

-- What a desk sees of a file; kept by Moves alone.
create table application.work_item (
    application_id bigint primary key references application.application on delete cascade,
    public_id uuid not null unique,
    agency_id bigint not null,
    status text not null,
    kind text not null,
    category text,
    person_id bigint not null,
    person_name text not null,
    employer_name text,
    submitted_at timestamptz not null,
    status_since timestamptz not null,
    due_on date,
    due_provisional boolean not null default false,
    officer_id bigint,
    officer_name text,
    claimed_at timestamptz
);
create index on application.work_item (agency_id, status, due_on, application_id);
create index on application.work_item (status, due_on, application_id);

create table application.batch_counter (
    name text not null,
    year integer not null,
    last_number integer not null,
    primary key (name, year)
);

create table application.report_batch (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    agency_id bigint not null,
    year integer not null,
    number integer not null,
    people integer not null,
    reported_at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    unique (agency_id, year, number)
);

create table application.approval_batch (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    status text not null check (status in ('OPEN', 'APPROVED')),
    opened_at timestamptz not null,
    opened_by bigint not null,
    opened_by_name text not null,
    approved_at timestamptz,
    approved_by bigint,
    approved_by_name text,
    people integer,
    check ((status = 'APPROVED') = (approved_at is not null))
);
-- one batch is put together at a time
create unique index one_open_approval_batch on application.approval_batch (status) where status = 'OPEN';
