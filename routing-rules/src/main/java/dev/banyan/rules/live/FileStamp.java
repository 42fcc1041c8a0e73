package dev.banyan.rules.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at the attributes of rules files, links followed: to see a change costs a system call a file. */
final class FileStamp {
    /** Where kubelet points to the current version of a ConfigMap; it swaps this link to change all files at once. */
    private static final String KUBELET_LINK = "..data";

    private final Map<Path, Object> seen = new LinkedHashMap<>();
    private Instant newest = Instant.EPOCH;

    private FileStamp() {}

    static Stamp of(Path root) {
        FileStamp stamp = new FileStamp();
        stamp.look(root);
        if (Files.isDirectory(root)) {
            stamp.lookInto(root);
        }
        return new Stamp(stamp.seen, stamp.newest);
    }

    private void lookInto(Path directory) {
        Path link = directory.resolve(KUBELET_LINK);
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            look(link);
        }
        try {
            FileRulesSource.visible(directory).forEach(this::look);
        } catch (IOException e) {
            seen.put(directory, e.getClass());
        }
    }

    /** A file's status change time moves also where its modification time was set back, as copying tools do. */
    private void look(Path file) {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(file, unix ? "unix:ctime,size,ino,dev" : "lastModifiedTime,size,fileKey");
            seen.put(file, attributes);
            if (attributes.get(unix ? "ctime" : "lastModifiedTime") instanceof FileTime changed) {
                newer(changed.toInstant());
            }
        } catch (IOException e) {
            seen.put(file, e.getClass());
        }
    }

    private void newer(Instant changed) {
        if (changed.isAfter(newest)) {
            newest = changed;
        }
    }
}
