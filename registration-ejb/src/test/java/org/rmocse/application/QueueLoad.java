package org.rmocse.application;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;

/**
 * Lays applications that lie on the desks of many agencies, by set SQL: names of two to four characters, employers of which
 * each employs a few people, clocks before and after today, some files returned before. Only for load.
 */
public final class QueueLoad {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红建文辉力鹏飞斌波宇浩然子涵欣怡梓轩诗琪思远山海川江河峰岩松柏梅菊竹雪冰清";
    private static final String MARKS = "宏远盛达恒信华泰金鼎天成永安瑞丰嘉和东方北辰南星西岭中正立德明诚广源博众";
    private static final List<String> TRADES = List.of("化工", "矿业", "冶金", "建设", "运输", "机械", "能源", "材料");

    private static final String LAY =
            """
            with given as materialized (
                select g.n, :first + g.n as id, gen_random_uuid() as public_id,
                    (:agencies)[1 + g.n % cardinality(:agencies)] as agency_id,
                    case when g.r < 40 then 'SUBMITTED' when g.r < 65 then 'UNDER_INITIAL_REVIEW'
                         when g.r < 75 then 'INITIAL_PASSED' when g.r < 90 then 'REPORTED' else 'AWAITING_APPROVAL' end as status,
                    case when g.k < 60 then 'INITIAL' when g.k < 75 then 'RENEWAL' when g.k < 85 then 'CHANGE'
                         when g.k < 90 then 'RE_REGISTRATION' when g.k < 96 then 'REISSUE' else 'CANCELLATION' end as kind,
                    (:categories)[1 + (g.h / 7) % 7] as category,
                    substr(:surnames, 1 + (g.h / 11 % 40)::integer, 1)
                        || case when g.h % 50 = 1 then substr(:surnames, 1 + (g.h / 13 % 40)::integer, 1) else '' end
                        || substr(:given, 1 + (g.h / 17 % 60)::integer, 1)
                        || case when g.h % 3 > 0 then substr(:given, 1 + (g.h / 1021 % 60)::integer, 1) else '' end as person_name,
                    substr(:marks, 1 + (g.f / 19 % 36)::integer, 1) || substr(:marks, 1 + (g.f / 691 % 36)::integer, 1)
                        || (:trades)[1 + (g.f / 25013 % 8)] || '有限公司' as employer_name,
                    case when g.h % 20 = 3 then null else (:at::timestamptz)::date + (g.h / 23 % 40)::integer - 8 end as due_on,
                    case when g.h % 3 = 0 then array[(:reasons)[1 + (g.h / 29) % cardinality(:reasons)]] else '{}' end as returned_for
                from (select n, abs(hashint8extended(n, 1)) % 1000000007 as h, abs(hashint8extended(n, 2)) % 100 as r,
                          abs(hashint8extended(n, 3)) % 100 as k,
                          abs(hashint8extended(abs(hashint8extended(n, 4)) % greatest(:count / 6, 1), 5)) % 1000000007 as f
                      from generate_series(1, :count) as s(n)) as g
            ), filed as (
                insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id, category,
                    employer_code, employer_name, round, policy, receipt_number, submitted_at, status_since, due_on, created_at, saved_at)
                select id, public_id, kind, 'FULL', status, -id, person_name, agency_id, category, 'L' || n % 100000, employer_name, 1,
                    '{}', 'L' || id, :at, :at, due_on, :at, :at
                from given
            )
            insert into application.work_item (application_id, public_id, agency_id, status, kind, category, person_id, person_name,
                employer_name, receipt_number, submitted_at, status_since, due_on, returned_for)
            select id, public_id, agency_id, status, kind, category, -id, person_name, employer_name, 'L' || id, :at, :at, due_on,
                returned_for
            from given
            """;

    private static final int MANY = 100_000;

    private QueueLoad() {}

    /**
     * Lays that many files.
     *
     * @param first a number beyond which no file has its key
     * @param agencies whose desks they lie on, one after another
     */
    public static void lay(Jdbi jdbi, long first, int count, List<Long> agencies, Instant at) {
        // laid row by row, the index by keys would take most of the time
        String keys = count < MANY
                ? null
                : jdbi.withHandle(handle -> handle.createQuery(
                                "select indexdef from pg_indexes where schemaname = 'application' and indexname = 'work_item_keys'")
                        .mapTo(String.class)
                        .one());
        if (keys != null) {
            jdbi.useHandle(handle -> handle.execute("drop index application.work_item_keys"));
        }
        insert(jdbi, first, count, agencies, at);
        if (keys != null) {
            jdbi.useHandle(handle -> handle.execute(keys));
        }
        jdbi.useHandle(handle -> {
            handle.execute("vacuum (analyze) application.work_item");
            handle.execute("analyze application.application");
        });
    }

    private static void insert(Jdbi jdbi, long first, int count, List<Long> agencies, Instant at) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica"); // foreign keys hold by construction
            handle.createUpdate(LAY)
                    .bind("first", first)
                    .bind("count", count)
                    .bind("agencies", agencies.toArray(Long[]::new))
                    .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                    .bind("surnames", SURNAMES)
                    .bind("given", GIVEN)
                    .bind("marks", MARKS)
                    .bind("trades", TRADES.toArray(String[]::new))
                    .bind(
                            "categories",
                            java.util.Arrays.stream(org.rmocse.shared.PracticeCategory.values())
                                    .map(Enum::name)
                                    .toArray(String[]::new))
                    .bind(
                            "reasons",
                            java.util.Arrays.stream(ReasonCode.values())
                                    .filter(ReasonCode::isFixable)
                                    .map(Enum::name)
                                    .toArray(String[]::new))
                    .execute();
        });
    }

    /** Takes all laid files away again. */
    public static void clear(Jdbi jdbi, long first) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("delete from application.work_item where application_id > ?", first);
            handle.execute("delete from application.application where id > ?", first);
        });
    }
}
