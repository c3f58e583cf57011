package fleetrtt.answer;

import java.util.List;

/**
 * Whose fault it was in one window that something was slow.
 *
 * @param kind peer, host, path, fleet or unknown
 * @param subject what is at fault, by one name
 * @param hosts the host at fault or on one end, or label=value of several; empty for all
 * @param peers the address at fault or on the other end, or the prefix of several; empty for all
 * @param effect by how much its pairs are slower, as log2 of the factor
 * @param error standard error of the effect
 * @param confidence 0 to 1
 */
public record CulpritRow(
        long startMillis,
        String kind,
        String subject,
        String hosts,
        String peers,
        double effect,
        double error,
        double factor,
        double confidence,
        int cellsFor,
        int cellsAgainst,
        List<String> hostsFor,
        List<String> hostsAgainst,
        String sentence) {}
