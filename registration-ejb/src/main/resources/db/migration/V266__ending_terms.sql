-- whose term, or whose time for a first registration, ends in a span of days
create index on certificate.term (valid_to, registration_id);
create index on applicant.qualification (issued_on, person_id);
