package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MigrationDbIT extends DatabaseTest {

    @Test
    void a_database_that_is_not_there_yet_is_waited_for() {
        AtomicInteger asked = new AtomicInteger();
        DataSource late = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && asked.incrementAndGet() < 3) {
                        throw new SQLException("Connection refused", "08001");
                    }
                    try {
                        return method.invoke(DATA_SOURCE, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        Migration.migrate(late);
        assertThat(asked.get()).isGreaterThan(2);
        assertThat(new SchemaState(JDBI, DATA_SOURCE).isOfThisBuild()).isTrue();
    }
}
