package io.dangol.local.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a Java process of the suite is run: with little memory, and ended rather than limping when it runs out of it.
final class JavaCommand {
    private JavaCommand() {}

    /// @param heapMebibytes the most heap
    /// @param program what follows the options: a jar or a main class, with arguments
    static List<String> of(int heapMebibytes, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMebibytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(program);
        return command;
    }
}
