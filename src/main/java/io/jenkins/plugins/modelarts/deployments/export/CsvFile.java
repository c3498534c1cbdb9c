package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.history.JobDeployment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A history as a CSV file that a browser saves. The columns have the names that REST uses. */
@Restricted(NoExternalUse.class)
public final class CsvFile implements HttpResponse {

    private static final Map<String, Function<ExportRow, Object>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("updateTimeUtc", row -> Times.forSpreadsheets(row.updateTime()));
        COLUMNS.put("serviceName", row -> row.service().serviceName());
        COLUMNS.put("result", ExportRow::result);
        COLUMNS.put("models", ExportRow::models);
        COLUMNS.put("job", ofWait(deployment -> deployment.job().getFullName()));
        COLUMNS.put("build", ofDeployment(HistoryEntry::build));
        COLUMNS.put("number", ofDeployment(HistoryEntry::number));
        COLUMNS.put("outcome", ofDeployment(HistoryEntry::outcome));
        COLUMNS.put("reason", ExportRow::reason);
        COLUMNS.put("updateMillis", ExportRow::updateMillis);
        COLUMNS.put("waitedMillis", ofDeployment(HistoryEntry::waitedMillis));
        COLUMNS.put("updateTime", ExportRow::updateTime);
        COLUMNS.put("started", ofDeployment(HistoryEntry::started));
        COLUMNS.put("region", row -> row.service().region());
        COLUMNS.put("projectId", row -> row.service().projectId());
        COLUMNS.put("serviceId", row -> row.service().serviceId());
    }

    private final List<ExportRow> rows;

    public CsvFile(List<ExportRow> rows) {
        this.rows = List.copyOf(rows);
    }

    private static Function<ExportRow, Object> ofDeployment(Function<HistoryEntry, Object> value) {
        return ofWait(deployment -> value.apply(deployment.entry()));
    }

    /** Nothing for an update without a wait. */
    private static Function<ExportRow, Object> ofWait(Function<JobDeployment, Object> value) {
        return row -> {
            JobDeployment deployment = row.deployment();
            return deployment == null ? null : value.apply(deployment);
        };
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, @CheckForNull Object node)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"modelarts-deployments.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        write(response.getWriter());
    }

    void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.line(COLUMNS.keySet());
        for (ExportRow row : rows) {
            csv.line(COLUMNS.values().stream().map(column -> column.apply(row)).toList());
        }
    }
}
