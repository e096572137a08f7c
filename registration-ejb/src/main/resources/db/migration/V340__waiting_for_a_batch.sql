-- What the ministry may put into its next batch, in the order of filing.
create index waiting_for_a_batch on application.application (id)
    where status = 'AWAITING_APPROVAL' and approval_batch_id is null;
