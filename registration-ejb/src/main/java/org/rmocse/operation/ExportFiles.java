package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rmocse.account.CurrentActor;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.ExtractFilter;
import org.rmocse.certificate.RegisterExtract;
import org.rmocse.certificate.RegisterLine;
import org.rmocse.document.CsvRows;
import org.rmocse.document.ExcelRows;
import org.rmocse.document.SheetRows;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/**
 * Writes an extract that was granted to whoever asked for it, row by row and outside any transaction, since the receiver may be slow.
 * Each copy says whose it is, when it was fetched and under which number; the trail says so before the first row leaves.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExportFiles {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ClockProducer.ZONE);

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private ExportClaims claims;

    @Inject
    private RegisterExtract register;

    @Inject
    private People people;

    @Inject
    private Agencies agencies;

    public ExportFiles() {}

    ExportFiles(
            Clock clock,
            CurrentActor current,
            ExportClaims claims,
            RegisterExtract register,
            People people,
            Agencies agencies) {
        this.clock = clock;
        this.current = current;
        this.claims = claims;
        this.register = register;
        this.people = people;
        this.agencies = agencies;
    }

    /**
     * Fetches a file, which counts as one of the times it may be.
     *
     * @param format what it is to be
     * @param receiver opens where it goes, by the export's number; asked only where it may be fetched
     * @throws Rejected NOT_FOUND for anybody but whoever asked; EXPORT_NOT_USABLE where it is not granted, or no longer
     * @throws UncheckedIOException where the receiver went away
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public void fetch(UUID export, ExportFormat format, Locale locale, Function<String, OutputStream> receiver) {
        Actor actor = current.actor();
        Export claimed = claims.take(actor, export, format.name());
        Texts texts = Texts.of(locale);
        int[] gone = new int[1];
        boolean whole = false;
        try {
            SheetRows sheet = sheet(format, receiver.apply(claimed.number()), claimed, actor, texts);
            Map<Long, String> agencyNames = agencies.names();
            register.read(filter(claimed), this::holders, (lines, holders) -> {
                write(sheet, claimed, lines, holders, agencyNames, texts);
                gone[0] += lines.size();
            });
            sheet.end();
            whole = true;
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        } finally {
            claims.gone(actor, claimed, gone[0], whole);
        }
    }

    private SheetRows sheet(ExportFormat format, OutputStream out, Export export, Actor actor, Texts texts)
            throws IOException {
        String watermark = texts.get(
                "export.watermark",
                Map.of("number", export.number(), "by", actor.name(), "at", TIME.format(clock.instant())));
        List<String> headings =
                new ArrayList<>(export.columns().stream().map(texts::of).toList());
        if (export.idNumbers()) {
            headings.add(texts.get("export.id_number"));
        }
        return format == ExportFormat.CSV
                ? new CsvRows(out, watermark, headings, texts.get("export.number"), export.number())
                : new ExcelRows(out, watermark, headings);
    }

    private ExtractFilter filter(Export export) {
        Set<Long> ofProvince = export.province() == null
                ? null
                : agencies.everyOne(LocalDate.now(clock)).stream()
                        .filter(one -> export.province().equals(one.province()))
                        .map(Agency::id)
                        .collect(Collectors.toSet());
        return new ExtractFilter(ofProvince, export.category(), export.standing());
    }

    private Map<Long, Person> holders(List<RegisterLine> lines) {
        return people.all(lines.stream().map(RegisterLine::personId).toList());
    }

    private static void write(
            SheetRows sheet,
            Export export,
            List<RegisterLine> lines,
            Map<Long, Person> holders,
            Map<Long, String> agencyNames,
            Texts texts) {
        try {
            for (RegisterLine line : lines) {
                Person holder = holders.get(line.personId());
                List<Object> cells = new ArrayList<>(export.columns().size() + 1);
                for (ExportColumn column : export.columns()) {
                    cells.add(cell(column, line, holder, agencyNames, texts));
                }
                if (export.idNumbers()) {
                    cells.add(holder.maskedIdNumber());
                }
                sheet.row(cells);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static Object cell(
            ExportColumn column, RegisterLine line, Person holder, Map<Long, String> agencyNames, Texts texts) {
        return switch (column) {
            case NUMBER -> line.number();
            case NAME -> holder.name();
            case CATEGORY -> texts.of(line.category());
            case EMPLOYER -> line.employerName();
            case CREDIT_CODE -> line.employerCode();
            case AGENCY -> agencyNames.get(line.agencyId());
            case FIRST_REGISTERED_ON -> line.firstRegisteredOn();
            case VALID_FROM -> line.validFrom();
            case VALID_TO -> line.validTo();
            case STANDING -> texts.of(line.standing());
            case ENDED_ON -> line.endedOn();
        };
    }
}
