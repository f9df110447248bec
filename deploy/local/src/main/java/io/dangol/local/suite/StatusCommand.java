package io.dangol.local.suite;

import io.dangol.local.Settings;
import io.dangol.local.process.Component;
import io.dangol.local.process.Phase;
import io.dangol.local.process.ResidentMemory;
import io.dangol.local.process.RunFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Shows every process of the suite as it is now.
public final class StatusCommand {
    private static final String FORMAT = "%-13s %8s  %-11s %6s %9s %9s  %s";
    private static final long MEBIBYTE = 1024L * 1024;

    private final Settings settings;

    public StatusCommand(Settings settings) {
        this.settings = settings;
    }

    /// What to print.
    ///
    /// @param lines a table, or the one sentence that nothing runs
    /// @param healthy whether every process is ready
    public record Report(List<String> lines, boolean healthy) {}

    private record Row(String line, long memoryBytes, boolean healthy) {}

    public Report run() throws IOException {
        Optional<RunFile> launcher = RunFile.read(settings.home().run(), UpCommand.LAUNCHER);
        if (launcher.flatMap(file -> file.identity().find()).isEmpty()) {
            return new Report(List.of("The suite is not running; ./dangol up starts it."), false);
        }
        Ports ports = Ports.read(settings.home().ports(), SuitePlan.portNames());
        SuitePlan plan = SuitePlan.of(settings, ports);
        List<Row> rows = new ArrayList<>();
        rows.add(row(UpCommand.LAUNCHER, launcher, phase -> phase == Phase.READY));
        for (Component component : plan.inStopOrder().reversed()) {
            Optional<RunFile> file = RunFile.read(settings.home().run(), component.name());
            rows.add(row(component.name(), file, phase -> phase == Phase.READY && answers(plan, component)));
            rows.addAll(replacement(component.name()));
        }
        return report(rows);
    }

    /// The processes of a restart that is under way. They are well as they are.
    private List<Row> replacement(String name) {
        return Stream.of(RunFile.successor(name), RunFile.predecessor(name))
                .flatMap(other -> RunFile.read(settings.home().run(), other).stream()
                        .filter(file -> file.identity().find().isPresent())
                        .map(file -> row(other, Optional.of(file), phase -> true)))
                .toList();
    }

    /// Asking the database server whether it is ready would change it; that it answers is enough here.
    private static boolean answers(SuitePlan plan, Component component) {
        return component == plan.postgres() ? component.isLive() : component.isReady();
    }

    private Row row(String name, Optional<RunFile> file, Predicate<Phase> isHealthy) {
        Optional<ProcessHandle> process = file.flatMap(known -> known.identity().find());
        if (file.isEmpty() || process.isEmpty()) {
            return new Row(
                    FORMAT.formatted(name, "-", Phase.STOPPED.word(), "-", "-", "-", "")
                            .strip(),
                    0,
                    false);
        }
        RunFile known = file.get();
        boolean healthy = isHealthy.test(known.phase());
        String state = known.phase() == Phase.READY && !healthy
                ? "not ready"
                : known.phase().word();
        long memoryBytes = name.equals(UpCommand.LAUNCHER)
                ? ResidentMemory.of(process.get())
                : ResidentMemory.ofTree(process.get());
        String line = FORMAT.formatted(
                name,
                process.get().pid(),
                state,
                known.port(),
                memoryBytes / MEBIBYTE + " MiB",
                known.restarts(),
                known.lastRestart());
        return new Row(line.strip(), memoryBytes, healthy);
    }

    private static Report report(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(FORMAT.formatted("PROCESS", "PID", "STATE", "PORT", "MEMORY", "RESTARTS", "LAST RESTART"));
        rows.forEach(row -> lines.add(row.line()));
        long totalBytes = rows.stream().mapToLong(Row::memoryBytes).sum();
        lines.add(FORMAT.formatted("total", "", "", "", totalBytes / MEBIBYTE + " MiB", "", "")
                .strip());
        return new Report(lines, rows.stream().allMatch(Row::healthy));
    }
}
