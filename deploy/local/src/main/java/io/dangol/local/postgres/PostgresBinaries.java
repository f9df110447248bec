package io.dangol.local.postgres;

import io.dangol.local.CommandFailure;
import io.dangol.local.Trees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this machine, unpacked once from the archive on the class path.
///
/// @param directory holds `bin`, `lib` and `share`; its name is made from the archive's digest, so that another
///     version gets a directory of its own
record PostgresBinaries(Path directory) {
    private static final String UNFINISHED = "unpacking-";
    private static final int EXECUTABLE = 0111;

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /// Unpacks what is not there yet.
    ///
    /// @param parent where the unpacked versions are kept
    static PostgresBinaries unpack(Path parent) throws IOException {
        String archive = archiveName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path directory = parent.resolve("pg-" + digest(archive));
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(parent);
            Trees.deleteUnfinished(parent, UNFINISHED);
            Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
            extract(archive, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(directory);
    }

    /// The archive's name for an operating system and a processor, both as Java names them.
    static String archiveName(String operatingSystem, String processor) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        String platform = system.startsWith("linux") ? "linux" : system.startsWith("mac") ? "darwin" : "";
        String machine = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (platform.isEmpty() || machine.isEmpty()) {
            throw new CommandFailure("There is no embedded PostgreSQL for " + operatingSystem + " on " + processor
                    + ": use Linux or macOS on x86-64 or arm64.");
        }
        return "/postgres-" + platform + "-" + machine + ".txz";
    }

    private static InputStream open(String archive) throws IOException {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException("the archive " + archive + " is not on the class path");
        }
        return stream;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a file outside itself: " + entry.getName());
                }
                if (!isForDevelopers(entry)) {
                    extract(entries, entry, path);
                }
            }
        }
    }

    private static boolean isForDevelopers(TarArchiveEntry entry) {
        return entry.getName().endsWith(".a") || entry.getName().contains("/pgxs/");
    }

    private static void extract(TarArchiveInputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            copy(content, entry, path);
        } else {
            throw new IOException("the archive holds something that is no file: " + entry.getName());
        }
    }

    private static void copy(TarArchiveInputStream content, TarArchiveEntry entry, Path path) throws IOException {
        try {
            Files.copy(content, path);
        } catch (FileAlreadyExistsException repeated) {
            throw new IOException("the archive names a file twice: " + entry.getName(), repeated);
        }
        String permissions = (entry.getMode() & EXECUTABLE) != 0 ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
