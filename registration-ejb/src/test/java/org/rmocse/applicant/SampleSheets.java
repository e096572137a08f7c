package org.rmocse.applicant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Sheets of examination results for tests, as spreadsheets write them and as nobody should. */
final class SampleSheets {

    static final String HEADING = "姓名,证件号码,职业资格证书编号,管理号,签发日期,专业类别,增报专业,邮箱,手机";

    private SampleSheets() {}

    static byte[] csv(String... rows) {
        return (HEADING + '\n' + String.join("\n", rows) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** An Excel file of one sheet. */
    static byte[] excel(Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            fill.accept(sheet);
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** An Excel file of one sheet with the usual heading and rows of texts. */
    static byte[] excelOf(String... rows) {
        return excel(sheet -> {
            row(sheet, 0, HEADING.split(","));
            for (int i = 0; i < rows.length; i++) {
                row(sheet, i + 1, rows[i].split(",", -1));
            }
        });
    }

    static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    /** An Excel file written by hand, of which one part has been replaced. */
    static byte[] excelWith(String part, byte[] content) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                xml("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                        + "</Types>"));
        parts.put(
                "_rels/.rels",
                xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
                        + "</Relationships>"));
        parts.put(
                "xl/workbook.xml",
                xml(
                        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "</Relationships>"));
        parts.put(
                "xl/sharedStrings.xml",
                xml("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                xml(
                        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"));
        parts.put(part, content);
        return zip(parts);
    }

    static byte[] xml(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A row of texts as it stands in the XML of a sheet. */
    static String xmlRow(int line, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + line + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append("<c r=\"")
                    .append((char) ('A' + i))
                    .append(line)
                    .append("\" t=\"inlineStr\"><is><t>")
                    .append(cells[i])
                    .append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
