-- for how many days what is kept for a time only is kept
insert into shared.policy_parameter (name, valid_from, value) values
    ('retention.link_days', '2019-03-01', '30'),          -- after a link was used or ran out
    ('retention.code_days', '2019-03-01', '365'),         -- after a one-time code was used, replaced or ran out
    ('retention.import_error_days', '2019-03-01', '180'), -- cells of a sheet of the register of before that were wrong
    ('retention.unsent_days', '2019-03-01', '30');        -- what an officer began to write about a file, once it is closed
create index on account.one_time_link (expires_at);
