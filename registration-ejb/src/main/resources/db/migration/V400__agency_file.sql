-- An administrator keeps the agencies; of two who change one at once the second is told. Who organises continuing education there.
alter table agency.agency
    add column education_contact text,
    add column version integer not null default 0;
