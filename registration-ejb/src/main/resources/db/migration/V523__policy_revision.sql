-- Names what the parameters are now, so that whoever has read them once need not read them again. Drawn and never counted: a change
-- that is rolled back must not leave its name to the next.
create table shared.policy_revision (
    single boolean primary key default true check (single),
    revision uuid not null
);

insert into shared.policy_revision (revision) values (gen_random_uuid());

create function shared.policy_changed() returns trigger language plpgsql as $$
begin
    update shared.policy_revision set revision = gen_random_uuid();
    return null;
end
$$;

create trigger policy_changed after insert or update or delete or truncate on shared.policy_parameter
    for each statement execute function shared.policy_changed();
