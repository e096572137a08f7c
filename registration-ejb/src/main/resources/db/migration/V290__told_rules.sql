-- Numbers of a rule that the guide tells and the system does not enforce (R27, D29).
insert into shared.policy_parameter (name, valid_from, value) values
    ('staffing.employees', '2019-03-01', '300'),
    ('staffing.percent', '2019-03-01', '15'),
    ('staffing.small_staff', '2019-03-01', '7'),
    ('staffing.service_percent', '2019-03-01', '30');
