alter table employer.employer
    add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'BARRED', 'DISSOLVED')),
    alter column public_id drop default;
