insert into shared.policy_parameter (name, valid_from, value) values
    ('scan.late_minutes', '2019-03-01', '60'); -- a file that waits for the virus scan for longer is late
