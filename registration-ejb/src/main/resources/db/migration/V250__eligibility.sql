insert into shared.policy_parameter (name, valid_from, value) values
    ('renewal.usual_months', '2019-03-01', '3'),            -- R8, D4
    ('limit.self_check.at_once', '2019-03-01', '100'),
    ('limit.self_check.refill', '2019-03-01', '40'),
    ('limit.self_check.seconds', '2019-03-01', '1');
