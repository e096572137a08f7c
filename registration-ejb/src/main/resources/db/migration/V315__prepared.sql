-- Each certificate or label is rendered once, right after the approval, to know that it can be printed. Nothing personal is
-- kept: the digest of what it shows, which is the same every time, and if it could not be made the kind of failure.
create table certificate.prepared (
    certificate_id bigint primary key references certificate.certificate,
    basis uuid not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    failure text,
    prepared_at timestamptz,
    pages integer check (pages > 0),
    text_sha256 bytea check (length(text_sha256) = 32),
    check ((prepared_at is null) = (text_sha256 is null)),
    check ((prepared_at is null) = (pages is null)),
    check (prepared_at is null or failure is null)
);
create index on certificate.prepared (basis);
create index on certificate.prepared (next_attempt_at, certificate_id) where prepared_at is null;

insert into shared.policy_parameter (name, valid_from, value) values
    ('preparation.max_attempts', '2019-03-01', '5'),
    ('preparation.retry_seconds', '2019-03-01', '60');
