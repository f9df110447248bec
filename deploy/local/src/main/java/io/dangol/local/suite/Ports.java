package io.dangol.local.suite;

import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The ports behind the gateway: chosen once, kept while they are free.
///
/// They lie below the range from which operating systems choose ports for outgoing connections, so that no connection
/// takes the port of a server that is about to come back.
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 29_999;
    private static final int ATTEMPTS = 200;

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = Map.copyOf(ports);
    }

    /// The ports as they were chosen; those never chosen are 0.
    public static Ports read(Path file, List<String> names) throws IOException {
        Properties kept = load(file);
        Map<String, Integer> ports = new TreeMap<>();
        for (String name : names) {
            ports.put(name, number(kept.getProperty(name, "0")));
        }
        return new Ports(ports);
    }

    /// Keeps the ports that are free, chooses others for the rest and writes the file.
    public static Ports choose(Path file, List<String> names) throws IOException {
        Ports kept = read(file, names);
        Map<String, Integer> chosen = new TreeMap<>();
        Set<Integer> taken = new HashSet<>();
        for (String name : names) {
            int port = usable(kept.of(name), taken);
            taken.add(port);
            chosen.put(name, port);
        }
        Ports ports = new Ports(chosen);
        ports.write(file);
        return ports;
    }

    /// The same ports, but another free one for a name.
    public Ports withAnother(String name) {
        Map<String, Integer> changed = new TreeMap<>(ports);
        changed.put(name, usable(0, new HashSet<>(ports.values())));
        return new Ports(changed);
    }

    void write(Path file) throws IOException {
        String content = new TreeMap<>(ports)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        PrivateFiles.write(file, content);
    }

    /// The preferred port if it is free, else another one.
    ///
    /// @param preferred 0 for none
    private static int usable(int preferred, Set<Integer> taken) {
        SplittableRandom random = new SplittableRandom();
        int port = preferred;
        for (int attempt = 0; port == 0 || taken.contains(port) || !isFree(port); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new CommandFailure("No free port between " + LOWEST + " and " + HIGHEST + " was found.");
            }
            port = random.nextInt(LOWEST, HIGHEST + 1);
        }
        return port;
    }

    public int of(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port is kept for " + name);
        }
        return port;
    }

    /// Whether a server could listen there now.
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static int number(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= LOWEST && port <= HIGHEST ? port : 0;
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }
}
