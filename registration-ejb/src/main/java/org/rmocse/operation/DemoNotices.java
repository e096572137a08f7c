package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.publicity.NoticeBoard;
import org.rmocse.publicity.NoticeDraft;
import org.rmocse.shared.Settings;

/** Puts two notices on the board of a demo that never had one, as its administrator would. */
@Singleton
@Startup
@DependsOn("DemoData")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoNotices {

    private static final String ADMINISTRATOR = "system@demo.example";
    private static final List<Integer> NOTICES = List.of(1, 2);

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private NoticeBoard board;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !accounts.has(ADMINISTRATOR)) {
            return;
        }
        Properties words = words();
        impersonation.as(accounts.actor(ADMINISTRATOR), () -> {
            if (board.list(null).notices().isEmpty()) {
                NOTICES.forEach(number -> board.publish(draft(words, number)));
            }
            return null;
        });
    }

    private static NoticeDraft draft(Properties words, int number) {
        return new NoticeDraft(
                words.getProperty(number + ".titleZh"),
                words.getProperty(number + ".bodyZh"),
                words.getProperty(number + ".titleEn"),
                words.getProperty(number + ".bodyEn"),
                null);
    }

    private static Properties words() {
        Properties words = new Properties();
        try {
            words.load(new StringReader(new String(DemoData.resource("notices.properties"), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
