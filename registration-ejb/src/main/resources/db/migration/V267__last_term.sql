-- which term of a registration is the last
create index on certificate.term (registration_id, valid_to);
