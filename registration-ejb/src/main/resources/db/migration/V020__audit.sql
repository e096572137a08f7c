-- Who did what, when. Rows are only ever added; a later sealer chains them in the order of their ids.
create table audit.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_id bigint not null,
    actor_name text not null,
    action text not null,
    object_type text not null,
    object_id uuid,
    detail jsonb not null
);
create index on audit.entry (object_id, id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit.entry is append-only';
end
$$;

create trigger append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger no_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();
