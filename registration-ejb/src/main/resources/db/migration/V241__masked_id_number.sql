-- With the day of birth beside it the old form, six digits before and four behind, was the number itself.
update applicant.person set masked_id_number = left(masked_id_number, 1) || repeat('*', 16) || right(masked_id_number, 1);
alter table applicant.person add constraint masked check (masked_id_number ~ '\*{8}');
