package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for 127.0.0.1, made by the JDK's keytool.
 *
 * @param keystore PKCS12, key and certificate
 * @param trust PEM, the certificate alone
 */
public record Certificate(Path keystore, Path trust) {
    public static final String PASSWORD = "of-the-store";

    public static Certificate make(Path folder, String name) throws IOException, InterruptedException {
        Path keystore = folder.resolve(name + ".p12");
        Path trust = folder.resolve(name + ".pem");
        List<String> store = List.of(
                "-alias", "a", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keystore.toString());
        keytool("-genkeypair -keyalg EC -validity 2 -dname CN=" + name + " -ext san=ip:127.0.0.1", store);
        keytool("-exportcert -rfc -file " + trust, store);
        return new Certificate(keystore, trust);
    }

    private static void keytool(String what, List<String> store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what.split(" ", -1)));
        command.addAll(store);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(what)
                .isZero();
    }
}
