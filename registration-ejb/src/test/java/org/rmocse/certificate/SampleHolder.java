package org.rmocse.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Upload;

/** A row of a sheet of holders, good as it stands, to be made different cell by cell. */
record SampleHolder(Map<RegisterColumn, String> cells) {

    /** Somebody registered for chemical safety until next summer. */
    static SampleHolder of(String name, IdNumber idNumber, String certificate, String number) {
        Map<RegisterColumn, String> cells = new EnumMap<>(RegisterColumn.class);
        cells.put(RegisterColumn.NAME, name);
        cells.put(RegisterColumn.ID_NUMBER, idNumber.value());
        cells.put(RegisterColumn.CERTIFICATE, certificate);
        cells.put(RegisterColumn.ISSUED_ON, "2020-05-06");
        cells.put(RegisterColumn.QUALIFICATION_CATEGORY, "化工安全");
        cells.put(RegisterColumn.NUMBER, number);
        cells.put(RegisterColumn.FIRST_ON, "2022-07-01");
        cells.put(RegisterColumn.VALID_FROM, "2022-07-01");
        cells.put(RegisterColumn.VALID_TO, "2027-06-30");
        cells.put(RegisterColumn.CATEGORY, "化工安全");
        cells.put(RegisterColumn.EMPLOYER_CODE, "91350100M000100Y43");
        cells.put(RegisterColumn.EMPLOYER_NAME, "虚构化工有限公司");
        cells.put(RegisterColumn.AGENCY, "PROV-11");
        return new SampleHolder(cells);
    }

    /** The same with another value in one column; null for none. */
    SampleHolder with(RegisterColumn column, String value) {
        Map<RegisterColumn, String> changed = new EnumMap<>(cells);
        if (value == null) {
            changed.remove(column);
        } else {
            changed.put(column, value);
        }
        return new SampleHolder(changed);
    }

    String number() {
        return cells.get(RegisterColumn.NUMBER);
    }

    String row() {
        return Arrays.stream(RegisterColumn.values())
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(","));
    }

    Map<String, String> values() {
        return cells.entrySet().stream()
                .collect(Collectors.toMap(cell -> cell.getKey().heading(), Map.Entry::getValue));
    }

    static String heading() {
        return Arrays.stream(RegisterColumn.values())
                .map(RegisterColumn::heading)
                .collect(Collectors.joining(","));
    }

    static byte[] csv(SampleHolder... holders) {
        return (heading() + '\n' + Arrays.stream(holders).map(SampleHolder::row).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    static SheetFile file(byte[] content) {
        return SheetFile.of(new Upload("holders.csv", "text/csv", content));
    }
}
