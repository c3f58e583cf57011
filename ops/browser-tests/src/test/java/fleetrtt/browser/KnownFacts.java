package fleetrtt.browser;

/**
 * What the checks may rely on.
 *
 * @param url of the page, without a path
 * @param out folder for screenshots
 * @param chromium the browser's executable
 * @param peer a remote address that hosts talk to all the time
 * @param otherPeer one that is not slow
 * @param host a host that reports all the time
 * @param fromMillis start of a span that is over, milliseconds since the epoch; begins and ends with a window of 10 s
 * @param toMillis its end, exclusive
 * @param samples that all hosts sent for that span
 * @param hostileRule part of the name of an alert's rule that looks like markup
 * @param hostileText part of an annotation that looks like markup
 */
record KnownFacts(
        String url,
        String out,
        String chromium,
        String peer,
        String otherPeer,
        String host,
        long fromMillis,
        long toMillis,
        long samples,
        String hostileRule,
        String hostileText) {}
