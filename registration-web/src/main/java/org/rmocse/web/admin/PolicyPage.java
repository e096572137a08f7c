package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.operation.ParameterFilter;
import org.rmocse.operation.ParameterGroup;
import org.rmocse.operation.ParameterLine;
import org.rmocse.operation.Parameters;

/** All numbers of the rules, by what they are about. */
@Named
@RequestScoped
public class PolicyPage {

    @Inject
    private Parameters parameters;

    private List<ParameterLine> lines;

    public Map<ParameterGroup, List<ParameterLine>> getGroups() {
        return getLines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.parameter().group(), LinkedHashMap::new, Collectors.toList()));
    }

    public List<ParameterLine> getLines() {
        if (lines == null) {
            lines = parameters.list(getFilter());
        }
        return lines;
    }

    /** What the address asks for; of what it cannot ask nothing is taken. */
    public ParameterFilter getFilter() {
        return new ParameterFilter(
                sent("text"),
                Arrays.stream(ParameterGroup.values())
                        .filter(one -> one.name().equals(sent("group")))
                        .findFirst()
                        .orElse(null),
                "true".equals(sent("coming")));
    }

    public boolean isNarrowed() {
        return !ParameterFilter.ALL.equals(getFilter());
    }

    public List<ParameterGroup> getAllGroups() {
        return List.of(ParameterGroup.values());
    }

    private static String sent(String field) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
