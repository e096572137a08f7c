-- how many drafts, and how many holders, a change of a parameter is tried on before it is entered
insert into shared.policy_parameter (name, valid_from, value) values ('policy.trial_most', '2019-03-01', '300');
