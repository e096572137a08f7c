-- how many minutes after the last password, and code where there is one, an officer may approve and publish without giving it again;
-- with 0 it is asked each time
insert into shared.policy_parameter (name, valid_from, value) values ('account.proof_minutes', '2019-03-01', '15');
