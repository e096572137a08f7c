-- A file set aside by the officer who has it, with why and until when; its legal clock goes on. Lifted by the next move.
alter table application.work_item
    add column held_reason text,
    add column held_until date,
    add column held_by text,
    add column held_at timestamptz,
    add check ((held_reason is null) = (held_by is null) and (held_reason is null) = (held_at is null)),
    add check (held_reason is not null or held_until is null);
