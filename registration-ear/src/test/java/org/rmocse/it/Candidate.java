package org.rmocse.it;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.SampleNumbers;

/**
 * An invented person who has passed the examination, lately unless it is said otherwise, and what the examination authority's
 * sheet says of them.
 *
 * @param extra the further category passed besides chemical safety, as the sheet writes it; empty for none
 */
record Candidate(String name, String idNumber, String certificate, String email, LocalDate qualifiedOn, String extra) {

    static final String PASSWORD = "calm-official-exact-2026";

    private static final AtomicInteger SEQUENCE = new AtomicInteger(100);
    private static final LocalDate BORN = LocalDate.of(1990, 6, 15);

    static Candidate next(String name) {
        return next(name, LocalDate.of(2025, 4, 10));
    }

    /** One who qualified on that day. */
    static Candidate next(String name, LocalDate qualifiedOn) {
        int sequence = SEQUENCE.incrementAndGet();
        return new Candidate(
                name,
                Planted.plant(SampleNumbers.idNumber(BORN, sequence).value()),
                "ZCSA2025" + String.format("%06d", sequence),
                "c" + sequence + "@candidate.example",
                qualifiedOn,
                "");
    }

    /** The same, who has passed in that category too. */
    Candidate passedIn(String category) {
        return new Candidate(name, idNumber, certificate, email, qualifiedOn, category);
    }

    /** The sheet, with everybody qualified for chemical safety. */
    static byte[] sheet(Candidate... candidates) {
        StringBuilder rows = new StringBuilder("姓名,证件号码,职业资格证书编号,管理号,签发日期,专业类别,增报专业,邮箱,手机\n");
        for (Candidate one : candidates) {
            rows.append(String.join(
                            ",",
                            one.name,
                            one.idNumber,
                            one.certificate,
                            "",
                            one.qualifiedOn.toString(),
                            "化工安全",
                            one.extra,
                            one.email,
                            "13800001111"))
                    .append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    CreditCode employer() {
        return SampleNumbers.creditCode(4711);
    }

    /** What is typed into each step that is filled in as fields, by the names of the fields. */
    Map<String, Map<String, String>> answers() {
        return Map.of(
                "agency", Map.of("province", "110000", "collection", "IN_PERSON"),
                "basic",
                        Map.of(
                                "ethnicity", "汉族",
                                "education", "大学本科",
                                "school", "北方理工大学",
                                "major", "安全工程",
                                "mobile", "13800001111",
                                "email", email,
                                "address", "北京市海淀区学院路 1 号"),
                "category", Map.of("category", "CHEMICAL"),
                "employer",
                        Map.ofEntries(
                                Map.entry("creditCode", employer().value()),
                                Map.entry("name", "北京清河化工有限公司"),
                                Map.entry("nature", "有限责任公司"),
                                Map.entry("province", "110000"),
                                Map.entry("address", "北京市海淀区清河路 8 号"),
                                Map.entry("contact", "何静"),
                                Map.entry("phone", "010-62345678"),
                                Map.entry("post", "安全工程师"),
                                Map.entry("contractFrom", "2024-01-01"),
                                Map.entry("contractTo", "2029-12-31"),
                                Map.entry("contractSignedOn", "2023-12-20")),
                "work",
                        Map.of(
                                "rows:0:from", "2013-07-01",
                                "rows:0:employer", "北京清河化工有限公司",
                                "rows:0:post", "安全工程师",
                                "rows:0:duties", "隐患排查与应急演练"));
    }
}
