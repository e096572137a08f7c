-- an employer looks through its own engineers
create index on certificate.registration (employer_code, id);
