package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Texts;

/** Keeps a server from starting without a key that something is still sealed with: better no server than people whose data do not open. */
@Singleton
@Startup
@DependsOn({"Migration", "ProductionCheck"})
public class KeyCheck {

    @Inject
    private FieldEncryption encryption;

    @Inject
    private Resealing resealing;

    public KeyCheck() {}

    KeyCheck(FieldEncryption encryption, Resealing resealing) {
        this.encryption = encryption;
        this.resealing = resealing;
    }

    /** @throws IllegalStateException with every key that is missing, in both languages */
    @PostConstruct
    void check() {
        List<Finding> findings = new ArrayList<>();
        missing(resealing.versions(), encryption.versions())
                .forEach(version ->
                        findings.add(Finding.of("KEY_STILL_NEEDED", null).having("encryption." + version, null)));
        missing(resealing.indexVersions(), encryption.indexVersions())
                .forEach(version ->
                        findings.add(Finding.of("KEY_STILL_NEEDED", null).having("index." + version, null)));
        if (!findings.isEmpty()) {
            throw new IllegalStateException(told(findings, Texts.CHINESE) + told(findings, Texts.ENGLISH));
        }
    }

    private static Set<Integer> missing(Set<Integer> used, Set<Integer> known) {
        Set<Integer> missing = new TreeSet<>(used);
        missing.removeAll(known);
        return missing;
    }

    private static String told(List<Finding> findings, Locale locale) {
        Texts texts = Texts.of(locale);
        StringBuilder told = new StringBuilder("\n\n").append(texts.get("keys.refused"));
        findings.forEach(finding -> told.append("\n  - ").append(texts.of(finding)));
        return told.append('\n').toString();
    }
}
