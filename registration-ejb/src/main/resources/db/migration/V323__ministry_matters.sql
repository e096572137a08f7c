-- The ministry's list of everything that is no registration, by age.
create index ministry_matter on application.application (status_since, public_id)
    where kind in ('REISSUE', 'CANCELLATION', 'OTHER_MATTER');
