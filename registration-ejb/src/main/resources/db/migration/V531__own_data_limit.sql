-- how often one person may take the own data away
insert into shared.policy_parameter (name, valid_from, value) values
    ('limit.own_data.at_once', '2019-03-01', '3'),
    ('limit.own_data.refill', '2019-03-01', '3'),
    ('limit.own_data.seconds', '2019-03-01', '3600');
