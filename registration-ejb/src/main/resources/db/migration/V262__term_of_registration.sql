-- a registration's last term is the one entered last, and it is looked for at every question to the register
create index on certificate.term (registration_id, id);
