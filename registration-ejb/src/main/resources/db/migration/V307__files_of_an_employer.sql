-- Beside a file under review lie the other files of the same employer, the latest first.
create index on application.application (employer_code, id) where employer_code is not null;
