package org.rmocse.notification;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Stands where the container's event bus is, in tests without one: keeps what was announced. */
public final class HeardNotices implements Event<NoticesWritten> {

    private final List<Long> ids = new ArrayList<>();

    /** Keys of the outbox rows announced so far. */
    public List<Long> ids() {
        return List.copyOf(ids);
    }

    @Override
    public void fire(NoticesWritten event) {
        ids.addAll(event.ids());
    }

    @Override
    public <U extends NoticesWritten> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException("notices are announced in the transaction");
    }

    @Override
    public <U extends NoticesWritten> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return fireAsync(event);
    }

    @Override
    public Event<NoticesWritten> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends NoticesWritten> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("notices have no subtypes");
    }

    @Override
    public <U extends NoticesWritten> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("notices have no subtypes");
    }
}
