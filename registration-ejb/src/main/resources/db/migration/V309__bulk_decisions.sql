-- Decisions an officer makes about many files at once. The order is kept first and carried out in chunks; a row that has an
-- outcome is never moved again.
create table application.bulk_order (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    action text not null check (action in ('ACCEPT', 'RETURN', 'PASS_INITIAL', 'REFUSE_INITIAL', 'TAKE_BACK_INITIAL', 'PASS_FINAL',
        'REFUSE_FINAL', 'TAKE_BACK_FINAL')),
    account_id bigint not null,
    officer_name text not null,
    agency_id bigint,
    ordered_at timestamptz not null,
    starts_at timestamptz not null,
    ended_at timestamptz,
    note text,
    reasons jsonb not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CALLED_OFF')),
    undoes bigint unique references application.bulk_order,
    check ((state in ('DONE', 'CALLED_OFF')) = (ended_at is not null))
);
create index bulk_order_due on application.bulk_order (starts_at, id) where state in ('WAITING', 'RUNNING');
create index on application.bulk_order (account_id, id);

-- one file of an order; without an outcome it still waits. A file the officer may not see has no key here.
create table application.bulk_row (
    order_id bigint not null references application.bulk_order on delete cascade,
    position integer not null,
    public_id uuid not null,
    application_id bigint references application.application on delete cascade,
    outcome text check (outcome in ('MOVED', 'NOT_MOVED', 'FAILED')),
    code text,
    status text,
    who text,
    since timestamptz,
    at timestamptz,
    primary key (order_id, position),
    unique (order_id, public_id),
    check ((outcome is null) = (at is null)),
    check (outcome is not null or application_id is not null),
    check ((code is not null) = coalesce(outcome = 'NOT_MOVED', false))
);
create index on application.bulk_row (application_id);
create index bulk_row_left on application.bulk_row (order_id, position) where outcome is null;

insert into shared.policy_parameter (name, valid_from, value) values
    ('bulk.most', '2019-03-01', '200'),        -- files an order
    ('bulk.undo_minutes', '2019-03-01', '5');  -- before letters leave the house
