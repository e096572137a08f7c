package org.rmocse.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a folder for each shelf; what is laid there is on disk, and so are the folders that name it. */
final class FolderFiles implements FilePlace {

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            write(file, bytes);
        }
        flush(file.getParent());
    }

    /** A file is there whole or not at all: what a crash interrupts is a {@code .part} that nothing refers to. */
    private void write(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        if (!Files.exists(parent)) {
            Files.createDirectories(parent);
            flush(folder);
        }
        Path fresh = Files.createTempFile(parent, "new", ".part");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public byte[] get(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    @Override
    public void renew(String name, String other) throws IOException {
        Files.setLastModifiedTime(file(name), Files.getLastModifiedTime(file(other)));
    }

    @Override
    public void remove(String shelf, String name) throws IOException {
        Files.deleteIfExists(folder.resolve(shelf).resolve(name));
    }

    @Override
    public List<Lying> lying(String shelf) throws IOException {
        Path place = folder.resolve(shelf);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Lying> lying = new ArrayList<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
                    lying.add(new Lying(
                            shelf,
                            file.getFileName().toString(),
                            read.size(),
                            read.lastModifiedTime().toInstant()));
                } catch (NoSuchFileException gone) {
                    // a part that has become whole, or was given up, since the list was begun
                }
            }
            return lying;
        }
    }

    @Override
    public boolean isWritable() {
        try {
            Files.createDirectories(folder);
            Path tried = Files.createTempFile(folder, "try", ".part");
            try {
                Files.write(tried, new byte[1], StandardOpenOption.SYNC);
            } finally {
                Files.delete(tried);
            }
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    private Path file(String name) {
        return folder.resolve(DocumentStore.shelf(name)).resolve(name);
    }
}
