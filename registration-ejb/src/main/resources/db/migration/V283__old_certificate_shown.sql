-- The label of a change is handed out once the old certificate was shown (D21): to whom and when is the event's own.
alter table certificate.copy_event
    add column old_certificate_shown boolean not null default false,
    add check (status = 'COLLECTED' or not old_certificate_shown);
