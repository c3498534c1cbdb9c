package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Run;
import hudson.util.XStream2;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.deployments.export.HistoryFilter;
import io.jenkins.plugins.modelarts.fuzz.StoredXml;
import io.jenkins.plugins.modelarts.fuzz.Written;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.UsualDuration;
import io.jenkins.plugins.modelarts.polling.WaitText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the files of the plugin from any bytes: somebody may have edited them, or a crash may have damaged them. */
public final class FileInput {

    private static final Path DIRECTORY = directory();
    private static final DeployedService SERVICE = DeployedService.requested("r", "s", null);

    private FileInput() {}

    private static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "files");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(String name, byte[] bytes) throws IOException {
        return Files.write(DIRECTORY.resolve(name), bytes);
    }

    public static void history(byte[] bytes) throws IOException {
        JsonLines<HistoryLine> lines = new JsonLines<>(file("history.jsonl", bytes), HistoryLine.class);
        List<HistoryEntry> entries = entries(lines);
        HistoryIndex.of(entries);
        HistoryFilter.ALL.entries(entries).forEach(FileInput::use);
        lines.replace(entries.stream().map(HistoryLine::of).toList());
        Written.require(json(entries).equals(json(entries(lines))), "The history reads differently when written again");
    }

    private static void use(HistoryEntry entry) {
        Written.require(entry.time() == entry.started() || entry.updateTime() != null, entry.toString());
        entry.summary().changes().forEach(Change::label);
        entry.duration();
        entry.live();
    }

    private static List<HistoryEntry> entries(JsonLines<HistoryLine> lines) throws IOException {
        return lines.read().stream().map(HistoryLine::toEntry).toList();
    }

    private static List<String> json(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryLine::of).map(FileInput::json).toList();
    }

    static String json(HistoryLine line) {
        try {
            return Json.writer().writeValueAsString(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static void indexes(byte[] bytes) throws IOException {
        Path path = file("modelarts-indexes.jsonl", bytes);
        HistoryIndexFile file = new HistoryIndexFile(DIRECTORY.toFile());
        Map<Path, HistoryIndexFile.Indexed> indexes = file.read();
        Files.delete(path);
        indexes.forEach((history, indexed) -> {
            HistoryIndex index = indexed.index();
            Stream.of(index.ended(), index.open(), index.newest())
                    .flatMap(List::stream)
                    .forEach(FileInput::use);
            index.services().forEach(index::mayHave);
            file.add(history, indexed);
        });
        Written.require(text(indexes).equals(text(file.read())), "An index reads differently when written again");
    }

    private static Map<Path, List<Object>> text(Map<Path, HistoryIndexFile.Indexed> indexes) {
        Map<Path, List<Object>> texts = new HashMap<>();
        indexes.forEach((history, indexed) -> {
            HistoryIndex index = indexed.index();
            texts.put(
                    history,
                    List.of(
                            indexed.version(),
                            index.services(),
                            json(index.ended()),
                            json(index.open()),
                            json(index.newest())));
        });
        return texts;
    }

    public static void durations(byte[] bytes) throws IOException {
        file("modelarts-durations.jsonl", bytes);
        UsualDurations durations = new UsualDurations(DIRECTORY.toFile(), 3);
        UsualDuration usual = durations.of(SERVICE);
        long now = 1_700_000_000_000L;
        UpdateTracker tracker = new UpdateTracker(UpdateSelector.since(now), true, now, 600_000, 10_000);
        tracker.expect(usual);
        ServiceLogs running = new ServiceLogs(
                "s", "s", List.of(new Log(now + 1, "RUNNING", List.of(), null, null, List.of(), null, List.of())));
        var decision = tracker.onResponse(running, Duration.ZERO, now + 60_000);
        Written.require(decision.delayMillis() > 0 && decision.delayMillis() <= 600_000, decision.toString());
        Written.requireLine(new WaitText("s", "r").status(decision, 60_000));
        UsualDuration again = new UsualDurations(DIRECTORY.toFile(), 3).of(SERVICE);
        Written.require(Objects.equals(usual, again), "The durations read differently the second time");
    }

    public static void snapshot(byte[] bytes) throws IOException {
        Path file = file("1.json", bytes);
        ServiceSnapshot snapshot;
        try {
            snapshot = ServiceSnapshot.read(file);
        } catch (IOException e) {
            return;
        }
        Written.isCleanAndReadsTheSame(snapshot);
        snapshot.plainLogs();
        LiveUpdate.of(snapshot);
        for (Log log : snapshot.logs()) {
            Log before = snapshot.before(log).orElse(log);
            UpdateSummary.of(log, before);
            Comparison.of(before, log);
            snapshot.whileWaiting(log);
        }
    }

    public static void build(byte[] bytes) {
        XStream2 xstream = Run.XSTREAM2;
        DeploymentsAction.registerAnnotations();
        StoredXml.read(xstream, bytes).ifPresent(read -> {
            if (read instanceof DeploymentsAction action) {
                action.attachTo(null);
            } else if (read instanceof DeploymentState state) {
                use(state);
            } else {
                return;
            }
            String xml = xstream.toXML(read);
            Written.require(xml.equals(xstream.toXML(xstream.fromXML(xml))), xml);
        });
    }

    private static void use(DeploymentState state) {
        Written.require(!state.result().isEmpty(), "a result");
        Written.require(state.end() == null || state.outcome() != null, "an outcome");
        Written.requireLine(state.service().label());
        state.service().key();
        state.interrupted(0);
    }
}
