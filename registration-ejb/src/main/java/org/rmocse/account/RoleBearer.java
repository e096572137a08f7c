package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** Runs work in one role; there is one bean a role, because the container takes the role from an annotation. */
@Local
interface RoleBearer {

    Role role();

    <T> T call(Callable<T> work) throws Exception;

    @Stateless
    @RunAs(RoleNames.APPLICANT)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class ApplicantBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.APPLICANT;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.AGENCY_REVIEWER)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class AgencyReviewerBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.AGENCY_REVIEWER;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.AGENCY_MANAGER)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class AgencyManagerBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.AGENCY_MANAGER;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.FINAL_REVIEWER)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class FinalReviewerBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.FINAL_REVIEWER;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.MINISTRY_OFFICER)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class MinistryOfficerBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.MINISTRY_OFFICER;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.CERTIFICATE_OFFICER)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class CertificateOfficerBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.CERTIFICATE_OFFICER;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.SYSTEM_ADMINISTRATOR)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class SystemAdministratorBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.SYSTEM_ADMINISTRATOR;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }

    @Stateless
    @RunAs(RoleNames.SECURITY_ADMINISTRATOR)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    class SecurityAdministratorBearer implements RoleBearer {

        @Override
        @PermitAll
        public Role role() {
            return Role.SECURITY_ADMINISTRATOR;
        }

        @Override
        @PermitAll
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }
}
