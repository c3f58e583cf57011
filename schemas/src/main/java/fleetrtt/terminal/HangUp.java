package fleetrtt.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signal SIGHUP, with which people and service managers ask a process to read its files again. */
public final class HangUp {
    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    /** Does something at every SIGHUP from now on, on a thread of its own; where a JVM grants no signals, nothing. */
    public static void handle(Runnable action) {
        try {
            // By reflection, since javac warns of sun.misc whatever one says, and every warning is an error here.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        return answer(proxy, method, args, action);
                    });
            Object hup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hup, ours);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIGHUP is not heeded ({}); restart instead", e.toString());
        }
    }

    private static Object answer(Object proxy, Method method, Object[] args, Runnable action) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == args[0];
            case "toString" -> "HangUp";
            default -> {
                action.run();
                yield proxy;
            }
        };
    }
}
