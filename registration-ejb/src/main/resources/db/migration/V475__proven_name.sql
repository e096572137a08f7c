-- A name that was proven is not taken back by an application that was filed under a former one.
alter table employer.name_history add column proven boolean not null default false;
