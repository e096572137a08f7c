-- Who agreed to which version of the privacy notice, when, and in which language (PIPL art. 14 and 17); rows are only ever added.
create table account.consent (
    id bigint generated always as identity primary key,
    account_id bigint not null references account.account,
    version integer not null,
    sensitive boolean not null,
    language text not null,
    given_at timestamptz not null,
    unique (account_id, version)
);

create function account.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name;
end
$$;

create trigger append_only before update or delete on account.consent for each row execute function account.refuse_change();
create trigger no_truncate before truncate on account.consent for each statement execute function account.refuse_change();

-- the version an employer's contact agreed to with the request; null for requests of before
alter table employer.contact_request add column consent_version integer;
