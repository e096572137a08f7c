package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.agency.Agencies;
import org.rmocse.application.Approval.Entering;
import org.rmocse.certificate.Register;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * Reads the preview of an approval for {@link Batches}: a fixed number of statements, whatever the batch holds. Of the whole
 * batch only the columns are read that say what hinders it; of all else one page.
 */
@ApplicationScoped
class ApprovalReads {

    /** True of a file {@code a} that may be put into a batch, of one agency and kind or of any. */
    static final String WAITS =
            """
            a.status = 'AWAITING_APPROVAL' and a.approval_batch_id is null
            and (:agency::bigint is null or a.agency_id = :agency) and (:kind::text is null or a.kind = :kind)
            """;

    private static final String ROW =
            """
            select a.id, a.public_id, a.receipt_number, a.kind, a.person_id, a.person_name, a.category, a.employer_code,
                   a.employer_name, a.agency_id, a.due_on, a.due_provisional, a.initial_reviewer_id, a.final_reviewer_id
            from application.application a
            """;

    /** The three groupings tell each other apart by the bits of what they leave out. */
    private static final String COUNTS =
            """
            select grouping(a.agency_id, a.category, a.kind) as left_out, a.agency_id, a.category, a.kind,
                   count(*) filter (where a.approval_batch_id = :open) as now,
                   count(*) filter (where a.approval_batch_id = :last) as before
            from application.application a where a.approval_batch_id in (:open, :last)
            group by grouping sets ((a.agency_id), (a.category), (a.kind))
            """;

    private static final int ALL_BUT_AGENCY = 0b011;
    private static final int ALL_BUT_CATEGORY = 0b101;
    private static final int ALL_BUT_KIND = 0b110;

    private Jdbi jdbi;
    private Agencies agencies;
    private Register register;
    private Approval approval;

    protected ApprovalReads() {}

    @Inject
    ApprovalReads(Jdbi jdbi, Agencies agencies, Register register, Approval approval) {
        this.jdbi = jdbi;
        this.agencies = agencies;
        this.register = register;
        this.approval = approval;
    }

    private record Open(long id, UUID publicId) {}

    private record Last(long id, ApprovedBatch batch) {}

    private record Waiting(Long agency, ApplicationKind kind, int files) {}

    private record Slim(Entering entering, UUID publicId, Finding unfair) {}

    private record Full(Slim slim, ApprovalPreview.Row row) {}

    private record Counted(
            int leftOut, Long agency, PracticeCategory category, ApplicationKind kind, int now, int before) {

        <T> BatchCount<T> of(T what) {
            return new BatchCount<>(what, now, before);
        }
    }

    /** The key of the agency with this code; zero, which no agency has, for an unknown one; null for none. */
    Long agency(String code) {
        return code == null ? null : agencies.byCode().getOrDefault(code, 0L);
    }

    ApprovalPreview preview(Actor actor, ApprovalPlace place, LocalDate today) {
        Optional<Open> open = open();
        Optional<Last> last = last();
        Map<Long, String> names = agencies.names();
        Map<String, Long> codes = agencies.byCode();
        List<Waiting> waiting = waiting();
        Long agency = place.agency() == null ? null : codes.getOrDefault(place.agency(), 0L);
        int count = waiting.stream()
                .filter(one -> agency == null || agency.equals(one.agency()))
                .filter(one -> place.kind() == null || place.kind() == one.kind())
                .mapToInt(Waiting::files)
                .sum();
        int more = ApprovalPart.page(count, place.more());
        List<Full> shown = waitingOn(more, agency, place.kind(), actor, names);
        List<Slim> batch = open.map(one -> slim(one.id(), actor)).orElse(List.of());
        Map<Long, Finding> obstacles = obstacles(
                Stream.concat(batch.stream(), shown.stream().map(Full::slim)).toList(), today);
        List<Slim> line = batch.stream()
                .sorted(Comparator.comparing(
                        one -> !obstacles.containsKey(one.entering().id())))
                .toList();
        int page = ApprovalPart.page(line.size(), place.page());
        List<Counted> counted = open.map(
                        one -> counted(one.id(), last.map(Last::id).orElse(null)))
                .orElse(List.of());
        return new ApprovalPreview(
                open.map(Open::publicId).orElse(null),
                ApprovalPreview.fingerprint(batch.stream().map(Slim::publicId).toList()),
                last.map(Last::batch).orElse(null),
                numbers(batch, today.getYear()),
                (int) batch.stream()
                        .filter(one -> obstacles.containsKey(one.entering().id()))
                        .count(),
                counts(counted, ALL_BUT_AGENCY, one -> names.get(one.agency())),
                counts(counted, ALL_BUT_CATEGORY, Counted::category),
                counts(counted, ALL_BUT_KIND, Counted::kind),
                new ApprovalPart(line.size(), page, rows(onPage(line, page), obstacles, actor, names)),
                new ApprovalPart(
                        count,
                        more,
                        shown.stream().map(one -> row(one, obstacles)).toList()),
                choices(waiting, codes, names),
                kinds(waiting));
    }

    private Optional<Open> open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, public_id from application.approval_batch where status = 'OPEN'")
                .map((row, context) -> new Open(row.getLong("id"), row.getObject("public_id", UUID.class)))
                .findOne());
    }

    private Optional<Last> last() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, public_id, approved_at, approved_by_name, people from application.approval_batch
                        where status = 'APPROVED' order by approved_at desc, id desc limit 1
                        """)
                .map((row, context) -> new Last(
                        row.getLong("id"),
                        new ApprovedBatch(
                                row.getObject("public_id", UUID.class),
                                row.getObject("approved_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("approved_by_name"),
                                row.getInt("people"))))
                .findOne());
    }

    private List<Waiting> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select a.agency_id, a.kind, count(*) as files "
                        + "from application.application a where " + WAITS + " group by a.agency_id, a.kind")
                .bind("agency", (Long) null)
                .bind("kind", (String) null)
                .map((row, context) -> new Waiting(
                        row.getObject("agency_id", Long.class), kind(row.getString("kind")), row.getInt("files")))
                .list());
    }

    private List<Full> waitingOn(int page, Long agency, ApplicationKind kind, Actor actor, Map<Long, String> names) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ROW + "where " + WAITS + " order by a.id limit :limit offset :offset")
                        .bind("agency", agency)
                        .bind("kind", kind == null ? null : kind.name())
                        .bind("limit", ApprovalPart.AT_ONCE)
                        .bind("offset", ApprovalPart.offset(page))
                        .map((row, context) -> full(row, actor, names))
                        .list());
    }

    private List<Slim> slim(long batch, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.id, a.public_id, a.kind, a.person_id, a.person_name, a.employer_code, a.initial_reviewer_id,
                               a.final_reviewer_id
                        from application.application a where a.approval_batch_id = :batch order by a.id
                        """)
                .bind("batch", batch)
                .map((row, context) -> slim(row, actor))
                .list());
    }

    private List<Counted> counted(long open, Long last) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNTS)
                .bind("open", open)
                .bind("last", last == null ? 0L : last)
                .map((row, context) -> new Counted(
                        row.getInt("left_out"),
                        row.getObject("agency_id", Long.class),
                        category(row.getString("category")),
                        kind(row.getString("kind")),
                        row.getInt("now"),
                        row.getInt("before")))
                .list());
    }

    private static <T extends Comparable<T>> List<BatchCount<T>> counts(
            List<Counted> counted, int leftOut, Function<Counted, T> what) {
        return counted.stream()
                .filter(one -> one.leftOut() == leftOut && what.apply(one) != null)
                .map(one -> one.of(what.apply(one)))
                .sorted(Comparator.comparing(BatchCount::what))
                .toList();
    }

    private Map<Long, Finding> obstacles(List<Slim> files, LocalDate today) {
        Map<Long, Finding> obstacles = new HashMap<>();
        files.stream()
                .filter(one -> one.unfair() != null)
                .forEach(one -> obstacles.put(one.entering().id(), one.unfair()));
        obstacles.putAll(approval.obstacles(files.stream().map(Slim::entering).toList(), today));
        return obstacles;
    }

    private List<String> numbers(List<Slim> batch, int year) {
        int first = (int) batch.stream()
                .filter(one -> one.entering().kind() == ApplicationKind.INITIAL)
                .count();
        return first == 0 ? List.of() : List.of(register.numberAhead(year, 1), register.numberAhead(year, first));
    }

    private static List<Slim> onPage(List<Slim> line, int page) {
        return line.stream()
                .skip(ApprovalPart.offset(page))
                .limit(ApprovalPart.AT_ONCE)
                .toList();
    }

    private List<ApprovalPreview.Row> rows(
            List<Slim> files, Map<Long, Finding> obstacles, Actor actor, Map<Long, String> names) {
        Map<Long, ApprovalPreview.Row> rows = new HashMap<>();
        jdbi.withHandle(handle -> handle.createQuery(ROW + "where a.id = any(:ids)")
                        .bind(
                                "ids",
                                files.stream().map(one -> one.entering().id()).toArray(Long[]::new))
                        .map((row, context) -> full(row, actor, names))
                        .list())
                .forEach(one -> rows.put(one.slim().entering().id(), row(one, obstacles)));
        List<ApprovalPreview.Row> inLine = new ArrayList<>();
        files.forEach(one -> inLine.add(rows.get(one.entering().id())));
        return inLine;
    }

    private static ApprovalPreview.Row row(Full file, Map<Long, Finding> obstacles) {
        ApprovalPreview.Row row = file.row();
        return new ApprovalPreview.Row(
                row.publicId(),
                row.receiptNumber(),
                row.kind(),
                row.personName(),
                row.category(),
                row.employerName(),
                row.agencyName(),
                row.dueOn(),
                row.dueProvisional(),
                obstacles.get(file.slim().entering().id()));
    }

    private static Slim slim(ResultSet row, Actor actor) throws SQLException {
        long person = row.getLong("person_id");
        return new Slim(
                new Entering(row.getLong("id"), kind(row.getString("kind")), person, row.getString("person_name")),
                row.getObject("public_id", UUID.class),
                Fairness.obstacle(
                        Action.APPROVE,
                        actor,
                        person,
                        row.getString("employer_code"),
                        row.getObject("initial_reviewer_id", Long.class),
                        row.getObject("final_reviewer_id", Long.class)));
    }

    private static Full full(ResultSet row, Actor actor, Map<Long, String> names) throws SQLException {
        Slim slim = slim(row, actor);
        return new Full(
                slim,
                new ApprovalPreview.Row(
                        slim.publicId(),
                        row.getString("receipt_number"),
                        slim.entering().kind(),
                        slim.entering().personName(),
                        category(row.getString("category")),
                        row.getString("employer_name"),
                        names.get(row.getObject("agency_id", Long.class)),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("due_provisional"),
                        null));
    }

    private static TreeMap<String, String> choices(
            List<Waiting> waiting, Map<String, Long> codes, Map<Long, String> names) {
        TreeMap<String, String> choices = new TreeMap<>();
        codes.forEach((code, id) -> {
            if (waiting.stream().anyMatch(one -> id.equals(one.agency()))) {
                choices.put(code, names.get(id));
            }
        });
        return choices;
    }

    private static TreeMap<ApplicationKind, Integer> kinds(List<Waiting> waiting) {
        TreeMap<ApplicationKind, Integer> kinds = new TreeMap<>();
        waiting.forEach(one -> kinds.merge(one.kind(), one.files(), Integer::sum));
        return kinds;
    }

    private static ApplicationKind kind(String name) {
        return name == null ? null : ApplicationKind.valueOf(name);
    }

    private static PracticeCategory category(String name) {
        return name == null ? null : PracticeCategory.valueOf(name);
    }
}
