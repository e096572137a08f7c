-- An employer says that somebody registered with it has left; the register is not changed by it (D29).
create table certificate.departure (
    id bigint generated always as identity primary key,
    public_id uuid not null unique,
    registration_id bigint not null references certificate.registration,
    employer_code text not null,
    employer_name text not null,
    left_on date not null,
    reported_at timestamptz not null,
    reported_by bigint not null,
    reported_by_name text not null,
    denied_at timestamptz,
    denial text,
    withdrawn_at timestamptz,
    check ((denied_at is null) = (denial is null))
);
-- one that stands for a registration at an employer
create unique index one_departure on certificate.departure (registration_id, employer_code) where withdrawn_at is null;
create index on certificate.departure (registration_id, id);
