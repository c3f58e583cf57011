package fleetrtt.system.notify;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips where Debian's package is not installed; {@code fleetrtt test} installs it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "fleetrtt.system.notify.AlertmanagerProcess#isInstalled",
        disabledReason = "no Alertmanager here: apt-get install prometheus-alertmanager")
@interface EnabledIfAlertmanager {}
