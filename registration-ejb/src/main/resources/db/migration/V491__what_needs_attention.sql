-- From when on the system administrator's start page says that something is wrong.
insert into shared.policy_parameter (name, valid_from, value) values
    ('mail.late_minutes', '2019-03-01', '60'),    -- a mail that waits for longer is late
    ('calendar.asked_days', '2019-03-01', '60');  -- so long before a year begins its calendar is asked for
