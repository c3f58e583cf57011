package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class NetworkNamespaceTest {
    @Test
    void ofAProcessIsTheInodeOfItsNamespace() {
        long inode =
                NetworkNamespace.inode(Long.toString(ProcessHandle.current().pid()));
        assertThat(inode).isGreaterThan(4_194_304);
        assertThat(NetworkNamespace.inode(Long.toString(inode))).isEqualTo(inode);
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThatThrownBy(() -> NetworkNamespace.inode("nowhere"))
                .hasMessage("'nowhere' is no network namespace: no /run/netns/nowhere");
        assertThatThrownBy(() -> NetworkNamespace.inode("4194304"))
                .hasMessage("'4194304' is no network namespace: no /proc/4194304/ns/net");
        assertThatThrownBy(() -> NetworkNamespace.inode("../net")).hasMessageContaining("'../net' is not the name");
    }
}
