-- Training bodies (继续教育机构) and their courses, kept by the system administrator. Neither is deleted, since rows name them.
create table education.training_body (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    name text not null unique,
    credit_code text not null unique,
    region text check (region ~ '^\d{6}$'),
    contact text,
    email text not null,
    enabled boolean not null default true,
    created_at timestamptz not null,
    version integer not null default 0
);

create table education.course (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    body_id bigint not null references education.training_body,
    title text not null,
    mode text,
    hours numeric(5, 1) not null check (hours > 0),
    from_date date not null,
    to_date date not null,
    created_at timestamptz not null,
    archived_at timestamptz, -- taken by no new import any more
    check (from_date <= to_date)
);
create index on education.course (body_id);

-- whose the account of a training body is
alter table account.account_role
    add column training_body_id bigint,
    add check ((role = 'EDUCATION_PROVIDER') = (training_body_id is not null));
create index on account.account_role (training_body_id) where training_body_id is not null;
