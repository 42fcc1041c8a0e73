package dev.banyan.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPointsTest {
    @TempDir
    Path directory;

    @Test
    void aFileThatIsMountedByItselfIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("my rules.yaml"), "");
        Path other = Files.writeString(directory.resolve("other.yaml"), "");
        MountPoints mounts = MountPoints.of(Stream.of(
                "22 28 0:21 / /proc rw,nosuid shared:5 - proc proc rw",
                "99 28 8:1 /srv/r.yaml " + file.toString().replace(" ", "\\040") + " rw - ext4 /dev/sda1 rw",
                "100 28 8:1 /srv " + directory + " rw - ext4 /dev/sda1 rw",
                ""));

        assertThat(mounts.isMountedFile(file)).isTrue();
        assertThat(mounts.isMountedFile(other)).isFalse();
        assertThat(mounts.isMountedFile(directory)).isFalse();
    }

    @Test
    void ofThisProcessMountsAreReadWithoutHarm() {
        assertThat(MountPoints.ofThisProcess().isMountedFile(directory)).isFalse();
    }
}
