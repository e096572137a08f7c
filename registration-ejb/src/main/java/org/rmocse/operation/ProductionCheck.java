package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.document.FileLocation;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/**
 * Keeps a production server from starting while it has demo accounts, default secrets, no keys of its own, plain connections to
 * anywhere else, or a database that loses in a power cut what it said was kept.
 */
@Singleton
@Startup
@DependsOn("Migration")
public class ProductionCheck {

    @Inject
    private DemoAccounts demoAccounts;

    @Inject
    private Jdbi jdbi;

    public ProductionCheck() {}

    ProductionCheck(DemoAccounts demoAccounts, Jdbi jdbi) {
        this.demoAccounts = demoAccounts;
        this.jdbi = jdbi;
    }

    @PostConstruct
    void check() {
        check(Settings.current(), System.getenv());
    }

    /** @throws IllegalStateException with everything that is wrong, in both languages; only in production */
    void check(Settings settings, Map<String, String> environment) {
        if (settings.mode() != Settings.Mode.PRODUCTION) {
            return;
        }
        List<Finding> findings = new ArrayList<>(ProductionRule.findings(new ProductionRule.Facts(
                environment.get("REGISTRATION_DB_USER"),
                environment.get("REGISTRATION_DB_PASSWORD"),
                environment.get("REGISTRATION_DB_URL"),
                environment.get("REGISTRATION_BASE_URL"),
                environment.get("REGISTRATION_SMTP_HOST"),
                environment.get("REGISTRATION_SMTP_TLS"),
                FieldEncryption.keyFindings(settings.keyFile()),
                demoAccounts.count())));
        findings.addAll(ProductionRule.ownerFindings(
                environment.get("REGISTRATION_DB_OWNER_USER"), environment.get("REGISTRATION_DB_OWNER_PASSWORD")));
        findings.addAll(ProductionRule.findings(DatabaseSettings.of(jdbi)));
        findings.addAll(ProductionRule.fileFindings(
                FileLocation.of(environment, settings.home()).endpoint()));
        findings.addAll(ProductionRule.brokerFindings(
                environment.get("REGISTRATION_BROKER_HOST"),
                environment.get("REGISTRATION_BROKER_TLS"),
                System.getProperty("org.rmocse.broker") != null));
        findings.addAll(ProductionRule.scannerFindings(environment.get("REGISTRATION_CLAMD")));
        findings.addAll(ProductionRule.tokenFindings(environment.get("REGISTRATION_METRICS_TOKEN")));
        if (!findings.isEmpty()) {
            throw new IllegalStateException(told(findings, Texts.CHINESE) + told(findings, Texts.ENGLISH));
        }
    }

    private static String told(List<Finding> findings, Locale locale) {
        Texts texts = Texts.of(locale);
        StringBuilder told = new StringBuilder("\n\n").append(texts.get("production.refused"));
        findings.forEach(finding -> told.append("\n  - ").append(texts.of(finding)));
        return told.append('\n').toString();
    }
}
