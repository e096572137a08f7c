-- One row a notice: written in the deciding transaction, sent after it, kept as the delivery log.
create table notification.outbox (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    type text not null,
    subject_id uuid,
    recipient text not null,
    locale text not null,
    details jsonb not null,
    secret bytea,
    secret_key_version integer,
    status text not null check (status in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    leased_until timestamptz,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index on notification.outbox (subject_id, id) where subject_id is not null;
create index on notification.outbox (next_attempt_at) where status in ('WAITING', 'SENDING');

insert into shared.policy_parameter (name, valid_from, value) values
    ('mail.max_attempts', '2019-03-01', '12'),
    ('mail.lease_seconds', '2019-03-01', '120'),
    ('mail.retry_seconds', '2019-03-01', '20'),
    ('mail.retry_max_seconds', '2019-03-01', '3600');
