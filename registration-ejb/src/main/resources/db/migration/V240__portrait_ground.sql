-- D14: the ground of a portrait may be settled as WHITE, BLUE or RED. Blue and red must lead the other channels by this much.
insert into shared.policy_parameter (name, valid_from, value) values
    ('portrait.ground_min_lead', '2019-03-01', '60');
