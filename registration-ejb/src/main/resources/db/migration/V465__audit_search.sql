-- The auditor reads the trail by its days, the latest first.
create index on audit.entry (at, id);
