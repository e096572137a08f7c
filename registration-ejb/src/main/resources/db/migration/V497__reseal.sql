-- Sealing anew what is under an older key: each run with how far it has come. One at a time.
create table shared.reseal_run (
    public_id uuid primary key,
    to_version integer not null,
    total bigint not null,
    resealed bigint not null default 0,
    left_over bigint, -- did not open, and stay under the key they are under
    started_at timestamptz not null,
    started_by text not null,
    ended_at timestamptz,
    check ((ended_at is null) = (left_over is null))
);
create unique index one_open_reseal on shared.reseal_run ((true)) where ended_at is null;

-- which versions are in use is asked at each start, and must not cost a look at every row
create index on applicant.id_number (key_version);
create index on certificate.certificate (snapshot_key_version);
create index on document.file (key_version);
create index on notification.outbox (secret_key_version) where secret_key_version is not null;

-- files that lie there twice until nobody can be reading the old one
create table document.superseded_file (
    address text not null,
    key_version integer not null,
    at timestamptz not null,
    primary key (address, key_version)
);
create index on document.superseded_file (at);
