-- What the application may do where another role owns the tables: read and write rows, not change what they are in; and of what is
-- kept as it happened only add. Done anew at each start, in one transaction and by one server at a time, so that new tables are in it.
do $rights$
declare
    worker constant text := '${worker}';
    place text;
begin
    perform pg_advisory_xact_lock(hashtext('registration.rights'));
    foreach place in array array['shared', 'audit', 'notification', 'document', 'applicant', 'account', 'employer', 'agency',
                                 'certificate', 'education', 'application', 'publicity', 'operation'] loop
        execute format('grant usage on schema %I to %I', place, worker);
        execute format('grant select, insert, update, delete on all tables in schema %I to %I', place, worker);
        execute format('grant usage, select on all sequences in schema %I to %I', place, worker);
    end loop;
    execute format('grant select on public.schema_history to %I', worker);
    foreach place in array array[
            'audit.entry', 'audit.seal', 'audit.root', 'account.consent', 'applicant.former_name', 'employer.name_history',
            'employer.standing_change',
            'certificate.copy_event', 'certificate.signing_key', 'application.filed_round', 'application.report_batch',
            'application.report_batch_entry', 'application.employment_answer', 'application.infected_file',
            'publicity.announcement', 'publicity.announcement_entry'] loop
        execute format('revoke update, delete on %s from %I', place, worker);
    end loop;
end $rights$;
