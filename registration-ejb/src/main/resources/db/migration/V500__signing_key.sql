-- The public keys of all keys that ever signed certificates; the private ones lie outside the database.
create table certificate.signing_key (
    version integer primary key check (version > 0),
    public_key bytea not null unique check (length(public_key) = 32),
    since timestamptz not null
);
