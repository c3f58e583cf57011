package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.IpVersion;
import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.SocketFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors' words are what Python 3.11's argparse says to the same words under the same options. */
final class SettingsTest {
    @Test
    void withoutOptionsEverythingIsOneHistogramOfMicrosecondsForADay() throws Exception {
        ProbeConfig probe = ProbeConfig.byRemoteAddress().withKey(KeyChoice.ALL);
        assertThat(parse("")).isEqualTo(new Settings(false, 99_999, 99_999, false, false, false, false, false, probe));
    }

    @Test
    void everyOptionIsHeard() throws Exception {
        SocketFilter filter = SocketFilter.none()
                .withLocalPort(22)
                .withRemotePort(443)
                .withLocalAddress(IpAddress.parse("10.71.1.1"))
                .withRemoteAddress(IpAddress.parse("fd71::2"))
                .withIpVersion(IpVersion.V6)
                .withNetnsInode(4_026_531_840L);
        ProbeConfig probe = ProbeConfig.byRemoteAddress()
                .withUnit(RttUnit.MILLISECONDS)
                .withFilter(filter)
                .withAttach(AttachMethod.RAW_TP)
                .withMaxAddresses(5);
        Settings settings = parse("-i 3 -d 10 -T -m -p 22 -P 443 -a 10.71.1.1 -A fd71::2 -B -e -D -6 --attach raw_tp"
                + " --netns 4026531840 --max-addresses 5 --json --verbose");
        assertThat(settings).isEqualTo(new Settings(false, 3, 10, true, true, true, true, true, probe));
    }

    @Test
    void aMappedAddressIsTheIpv4Address() throws Exception {
        assertThat(parse("-A ::ffff:10.71.1.2").probe().filter())
                .isEqualTo(SocketFilter.none().withRemoteAddress(IpAddress.parse("10.71.1.2")));
    }

    @ParameterizedTest
    @CsvSource({"-i3", "-i=3", "--interval=3", "--interval 3", "--inter 3", "-i 4 -i 3", "-i +3"})
    void anIntervalCanBeWrittenInManyWays(String words) throws Exception {
        assertThat(parse(words).intervalSeconds()).isEqualTo(3);
    }

    @Test
    void lettersCanShareAWord() throws Exception {
        Settings settings = parse("-mTi3");
        assertThat(settings).isEqualTo(parse("-m -T -i 3"));
        assertThat(parse("-4m")).isEqualTo(parse("--ipv4 --milliseconds"));
    }

    @Test
    void whatTheOriginalCouldCutToTheLetterStillCanBe() throws Exception {
        assertThat(parse("--m --t --e --byl --du 5 --lp 22 --ra ::1"))
                .isEqualTo(parse("-m -T -e -b -d 5 -p 22 -A ::1"));
    }

    @ParameterizedTest
    @CsvSource({"3,10,4", "5,5,1", "1,10,10", "10,3,1", "3,9,3", "2147483647,2147483647,1"})
    void intervalsGoOnUntilOneReachesTheDuration(int interval, int duration, long intervals) throws Exception {
        assertThat(parse("-i " + interval + " -d " + duration).intervals()).isEqualTo(intervals);
    }

    @Test
    void theIntervalIsTheDurationWhenItIsNotGiven() throws Exception {
        assertThat(parse("-d 5").intervalSeconds()).isEqualTo(5);
        assertThat(parse("-d 5").intervals()).isEqualTo(1);
    }

    @Test
    void helpComesBeforeErrorsThatFollow() throws Exception {
        assertThat(parse("-h -i x foo").help()).isTrue();
        assertThatThrownBy(() -> parse("-i x -h")).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "-i > argument -i/--interval: expected one argument",
                "-i -5 > argument -i/--interval: expected one argument",
                "-i -T > argument -i/--interval: expected one argument",
                "-i -- 3 > argument -i/--interval: expected one argument",
                "-i x > argument -i/--interval: invalid int value: 'x'",
                "-d 1.5 > argument -d/--duration: invalid int value: '1.5'",
                "--interval= > argument -i/--interval: invalid int value: ''",
                "-p http > argument -p/--lport: invalid int value: 'http'",
                "-i it's > argument -i/--interval: invalid int value: \"it's\"",
                "-Tx > argument -T/--timestamp: ignored explicit argument 'x'",
                "-T=3 > argument -T/--timestamp: ignored explicit argument '3'",
                "--timestamp=3 > argument -T/--timestamp: ignored explicit argument '3'",
                "-mTz > argument -T/--timestamp: ignored explicit argument 'z'",
                "-45 > argument -4/--ipv4: ignored explicit argument '5'",
                "-4 -6 > argument -6/--ipv6: not allowed with argument -4/--ipv4",
                "-6 -4 > argument -4/--ipv4: not allowed with argument -6/--ipv6",
                "-b -B > argument -B/--byraddr: not allowed with argument -b/--byladdr",
                "--l 3 > ambiguous option: --l could match --lport, --laddr",
                "--i=3 > ambiguous option: --i=3 could match --interval, --ipv4, --ipv6",
                "--d > ambiguous option: --d could match --duration, --debug",
                "-h --by > ambiguous option: --by could match --byladdr, --byraddr",
                "foo -T bar > unrecognized arguments: foo bar",
                "-5 > unrecognized arguments: -5",
                "-x --zz - > unrecognized arguments: -x --zz -",
                "-- x > unrecognized arguments: -- x",
                "--max 5 > unrecognized arguments: --max 5"
            })
    void errorsAreWordedAsArgparseWordsThem(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "-i 0 > argument -i/--interval: '0' is not within 1 to 2147483647",
                "-d 99999999999999999999 > argument -d/--duration: '99999999999999999999' is not within 1 to 2147483647",
                "-P 65536 > argument -P/--rport: '65536' is not within 1 to 65535",
                "-p 0 > argument -p/--lport: '0' is not within 1 to 65535",
                "-a localhost > argument -a/--laddr: 'localhost' is not an IPv4 or IPv6 address",
                "-A 10.71.1 > argument -A/--raddr: '10.71.1' is not an IPv4 or IPv6 address",
                "--attach xdp > argument --attach: 'xdp' is none of fentry, tp_btf, raw_tp, kprobe",
                "--netns nowhere > argument --netns: 'nowhere' is no network namespace: no /run/netns/nowhere",
                "--max-addresses 0 > argument --max-addresses: '0' is not within 1 to 1000000"
            })
    void badValuesAreNamed(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    private static Settings parse(String words) throws UsageException {
        return Settings.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }
}
