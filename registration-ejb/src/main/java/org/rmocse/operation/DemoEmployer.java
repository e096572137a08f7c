package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.application.DisputeGround;
import org.rmocse.application.Employment;
import org.rmocse.application.EmploymentAnswer;
import org.rmocse.application.Employments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Settings;

/** Has the employer of the demo answer about its files: one employment is confirmed, one disputed, the others wait for its word. */
@Singleton
@Startup
@DependsOn("DemoFiles")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoEmployer {

    private static final String CONTACT = "employer@demo.example";
    private static final String CONFIRMED = "ye@demo.example";
    private static final String DISPUTED = "shen@demo.example";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private Employments employments;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !accounts.has(CONTACT) || isAnswered()) {
            return;
        }
        answer(CONFIRMED, EmploymentAnswer.CONFIRMED, null, null);
        answer(DISPUTED, EmploymentAnswer.DISPUTED, DisputeGround.OTHER_POST, "该员工在本单位任设备管理员，不是安全工程师；岗位调整文件尚未签发。");
    }

    private void answer(String applicant, EmploymentAnswer answer, DisputeGround ground, String words) {
        if (!accounts.has(applicant)) {
            return; // a demo of an earlier version has none of its files
        }
        String name = accounts.actor(applicant).name();
        Actor contact = accounts.actor(CONTACT);
        impersonation.as(contact, () -> employments.list(null)).employments().stream()
                .filter(one -> one.personName().equals(name))
                .map(Employment::application)
                .findFirst()
                .ifPresent(file -> impersonation.as(contact, () -> {
                    employments.answer(file, answer, ground, words);
                    return file;
                }));
    }

    private boolean isAnswered() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from application.employment_answer)")
                        .mapTo(Boolean.class)
                        .one());
    }
}
