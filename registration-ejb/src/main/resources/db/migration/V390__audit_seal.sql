-- The trail is chained after it has been written: each seal holds the digest of an entry together with the seal before it. Keys
-- commit out of order, so the order of the chain is that of the transactions and, within one, of the keys; it is final below the
-- oldest transaction still running.
alter table audit.entry add column written_in xid8 not null default pg_current_xact_id();
create index on audit.entry (written_in, id);

create table audit.seal (
    sequence bigint primary key check (sequence > 0),
    entry_id bigint not null unique,
    hash bytea not null check (length(hash) = 32)
);

-- the chain as it stood when a day was over; published, so that whoever rewrites it is found out
create table audit.root (
    day date primary key,
    sequence bigint not null,
    entries bigint not null,
    hash bytea not null check (length(hash) = 32)
);

-- how far the chain has come: the last entry that was read, the last seal, and the day it was made on; whoever holds the row goes on
create table audit.seal_progress (
    one boolean primary key default true check (one),
    read_xid xid8 not null default '0',
    read_id bigint not null default 0,
    sequence bigint not null default 0,
    hash bytea not null default decode(repeat('00', 32), 'hex'),
    day date
);
insert into audit.seal_progress default values;

create function audit.refuse_change_of_seals() returns trigger language plpgsql as $$
begin
    raise exception 'audit.% is append-only', tg_table_name;
end
$$;

create trigger append_only before update or delete on audit.seal for each row execute function audit.refuse_change_of_seals();
create trigger no_truncate before truncate on audit.seal for each statement execute function audit.refuse_change_of_seals();
create trigger append_only before update or delete on audit.root for each row execute function audit.refuse_change_of_seals();
create trigger no_truncate before truncate on audit.root for each statement execute function audit.refuse_change_of_seals();
