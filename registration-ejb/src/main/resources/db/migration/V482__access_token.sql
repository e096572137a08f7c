-- What a training body's own system shows instead of a password: of each only a keyed hash, ended by itself after some days.
create table education.access_token (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    body_id bigint not null references education.training_body,
    account_id bigint not null, -- in whose name it reports; it ends with the account
    name text not null,
    token_index bytea not null unique,
    index_version integer not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
);
create index on education.access_token (body_id);

-- the same key with the same content is the same import; of the content a keyed hash is kept
alter table education.import
    add column idempotency_key text,
    add column content_index bytea,
    add column content_index_version integer,
    add check ((idempotency_key is null) = (content_index is null)),
    add check ((content_index is null) = (content_index_version is null));
create unique index import_once on education.import (body_id, idempotency_key) where idempotency_key is not null;

insert into shared.policy_parameter (name, valid_from, value) values
    ('education_api.token_days', '2019-03-01', '365'),
    ('education_api.max_tokens', '2019-03-01', '10'),
    -- what one request may send, and how many errors the answer tells; the sheet has them all
    ('education_api.max_bytes', '2019-03-01', '52428800'),
    ('education_api.told_errors', '2019-03-01', '100'),
    ('limit.education_api.at_once', '2019-03-01', '60'),
    ('limit.education_api.refill', '2019-03-01', '60'),
    ('limit.education_api.seconds', '2019-03-01', '60');
