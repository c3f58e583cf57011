package fleetrtt.notify;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust, and who we are, when it is not what the JDK says. */
final class Tls {
    private Tls() {}

    /**
     * Empty when nothing is given.
     *
     * @param authorities PEM, one or more certificates
     * @param keystore PKCS12
     * @throws Fault when a file cannot be read, or holds nothing of the kind
     */
    static Optional<SSLContext> context(
            Optional<Path> authorities, Optional<Path> keystore, Optional<String> password) {
        if (authorities.isEmpty() && keystore.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keystore.isPresent()
                            ? keys(keystore.get(), password.orElse("").toCharArray())
                            : null,
                    authorities.isPresent() ? trusted(authorities.get()) : null,
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new Fault("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] trusted(Path file) throws GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number, certificate);
                number++;
            }
            if (number == 0) {
                throw new Fault(file + " holds no certificate; --tls-ca-file wants PEM", null);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new Fault(file + " cannot be read (" + e.getMessage() + "); --tls-ca-file wants PEM", e);
        }
    }

    private static KeyManager @Nullable [] keys(Path file, char[] password) throws GeneralSecurityException {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new Fault(
                    file + " cannot be read (" + e.getMessage()
                            + "); check --tls-keystore-password-file, and that it is" + " PKCS12",
                    e);
        }
    }
}
