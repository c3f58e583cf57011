package fleetrtt.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** TLS from {@code schema.registry.ssl.*}; what is not configured is the JDK's default. */
final class RegistryTls {
    private RegistryTls() {}

    /**
     * Reads the stores that are configured; empty when none is.
     *
     * @throws ConfigException when a store cannot be read; the message names the key and the file
     */
    static Optional<SSLContext> context(RegistryConfig config) {
        Optional<KeyStore> trust = store(config, RegistryConfig.TRUSTSTORE);
        Optional<KeyStore> keys = store(config, RegistryConfig.KEYSTORE);
        if (trust.isEmpty() && keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(config, keys), trustManagers(trust), null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new ConfigException("schema.registry.ssl.keystore.location does not open with its passwords ("
                    + e.getMessage() + "); check schema.registry.ssl.key.password");
        }
    }

    private static KeyManager @Nullable [] keyManagers(RegistryConfig config, Optional<KeyStore> keys)
            throws GeneralSecurityException {
        if (keys.isEmpty()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys.get(), keyPassword(config));
        return factory.getKeyManagers();
    }

    private static char @Nullable [] keyPassword(RegistryConfig config) {
        return config.text(RegistryConfig.KEY_PASSWORD)
                .or(() -> config.text(RegistryConfig.KEYSTORE + "password"))
                .map(String::toCharArray)
                .orElse(null);
    }

    private static TrustManager @Nullable [] trustManagers(Optional<KeyStore> trust) throws GeneralSecurityException {
        if (trust.isEmpty()) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust.get());
        return factory.getTrustManagers();
    }

    private static Optional<KeyStore> store(RegistryConfig config, String prefix) {
        return config.text(prefix + "location").map(file -> load(config, prefix, Path.of(file)));
    }

    private static KeyStore load(RegistryConfig config, String prefix, Path file) {
        char[] password =
                config.text(prefix + "password").map(String::toCharArray).orElse(null);
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(config.text(prefix + "type").orElse("JKS"));
            store.load(bytes, password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            String key = "schema.registry." + prefix;
            throw new ConfigException(
                    key + "location",
                    file,
                    "cannot be read (" + e + "); check the file, " + key + "password and " + key + "type");
        }
    }
}
